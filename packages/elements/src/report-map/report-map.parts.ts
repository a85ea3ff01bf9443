/**
 * The parts of civico-report-map that a page may style with `::part(…)`, besides those of core/parts: read by the elements' manifest, which fails when a
 * part is drawn and not told here, or told and not drawn.
 *
 * Views
 * @csspart list-view - View of the public list.
 * @csspart form-view - View of a new report.
 * @csspart detail-view - View of one report.
 * @csspart status-view - View of the status by receipt code.
 * @csspart view-head - Head of a view.
 * @csspart view-title - Title of a view; takes the focus when the view opens.
 * @csspart lead - First sentence of a view.
 * @csspart prose - Running text.
 * @csspart link - A link inside a view.
 * @csspart back-link - Link back to the list.
 * @csspart field - A field with its label, hint and error.
 *
 * List
 * @csspart columns - List and map beside each other.
 * @csspart list-column - Column of the list.
 * @csspart map-column - Column of the map.
 * @csspart column-head - Head of a column.
 * @csspart column-title - Title of a column.
 * @csspart jump-link - Link from the list to the map or back.
 * @csspart filters - Form of the filters.
 * @csspart filter-search - Search field with its button.
 * @csspart filter-clear - Button that takes the filters away.
 * @csspart count - How many reports there are.
 * @csspart report-list - The reports.
 * @csspart facts - Status, category and date of a report.
 * @csspart load-more - Button for more reports.
 * @csspart load-more-status - How many of them are shown.
 * @csspart outgoing - A report that waits on this device.
 *
 * One report
 * @csspart report - The report.
 * @csspart report-head - Its title and facts.
 * @csspart report-columns - What happened and where, beside each other.
 * @csspart report-main - What happened.
 * @csspart report-side - Where, and who follows.
 * @csspart report-place - The place in words.
 * @csspart gallery - The photos.
 * @csspart photo - One photo.
 * @csspart photo-link - Link to a photo in full size.
 * @csspart typed - Words of a citizen or of the office, with their line breaks.
 * @csspart follow - "Anche io", with how many follow.
 * @csspart code-form - Form that asks for the receipt code.
 *
 * New report
 * @csspart form - The form of one step.
 * @csspart form-name - What the steps are about.
 * @csspart form-buttons - Indietro, Salva richiesta, Avanti.
 * @csspart next-button - Avanti and Invia.
 * @csspart save-button - Salva richiesta.
 * @csspart required-note - Sentence on fields that must be filled.
 * @csspart group - Fields that belong together.
 * @csspart group-title - Title of a group.
 * @csspart line - One line of an answer in the summary.
 * @csspart question - A question of the category.
 * @csspart category-note - What the category is for.
 * @csspart stop - Message that ends the form: danger, call 112.
 * @csspart already-sent - Question whether a draft that was sent from another tab becomes another report.
 * @csspart unfinished - What the next step still waits for, and the way on without it.
 * @csspart refused - Why a report was not accepted.
 * @csspart draft - Whether the draft is kept on this device.
 * @csspart already-sent - That the draft was sent from elsewhere, and what to do.
 * @csspart draft-kept - Sentence on a kept draft, with the button that deletes it.
 * @csspart thumbs - Small photos in the summary.
 * @csspart thumb - One of them.
 *
 * Place
 * @csspart place - Address and map beside each other.
 * @csspart place-words - The place in words: address, known places, own position.
 * @csspart place-map - The place on the map.
 * @csspart place-note - What is known of the chosen place.
 * @csspart position-note - Whether a position is known.
 * @csspart outside - Message that the place is outside of the Comune.
 * @csspart well-known - Well-known places.
 * @csspart well-known-title - Their title.
 * @csspart well-known-list - Their list.
 * @csspart well-known-place - One of them.
 * @csspart nearby - Open reports near the place.
 * @csspart nearby-list - Their list.
 * @csspart nearby-report - One of them.
 * @csspart nearby-title - Its title.
 * @csspart nearby-followed - Thanks for following it.
 *
 * Sent
 * @csspart outcome - "Segnalazione inviata", or that it waits.
 * @csspart outcome-head - Its icon and title.
 * @csspart receipt - The receipt, as it is printed.
 * @csspart code-box - Frame of the receipt code.
 * @csspart code-name - What the code is.
 * @csspart code - The receipt code.
 *
 * Map
 * @csspart town-map - The map with its controls.
 * @csspart map-frame - Frame of map and help.
 * @csspart map-canvas - What is moved: land, reports, pin.
 * @csspart map-surface - What takes the pointer and the keyboard.
 * @csspart map-outline - Drawing of the town's own outline.
 * @csspart map-reports - The reports on the map.
 * @csspart map-report - One report.
 * @csspart map-cluster - Several reports in one place.
 * @csspart medium - A cluster of ten and more.
 * @csspart large - A cluster of a hundred and more.
 * @csspart huge - A cluster of a thousand and more.
 * @csspart closed - A report that is resolved or closed.
 * @csspart selected - The report that is open.
 * @csspart map-pin - The pin of a new report.
 * @csspart map-pin-icon - Its drawing.
 * @csspart map-tools - Buttons on the map.
 * @csspart map-zoom - The two buttons of the zoom.
 * @csspart map-button - A button on the map.
 * @csspart zoom-in - Nearer.
 * @csspart zoom-out - Farther.
 * @csspart whole-town - Shows the whole town.
 * @csspart map-icon - Icon of a button on the map.
 * @csspart map-tip - Title of a report under the pointer.
 * @csspart map-scale - Scale of the map.
 * @csspart map-source - Source of what the map shows.
 * @csspart map-hint - How the map is zoomed, said when somebody only scrolls.
 * @csspart map-message - Message in place of the map.
 * @csspart map-note - Note under the map.
 * @csspart map-probe - Invisible; tells the drawing which colours the theme has.
 *
 * @cssproperty --civico-map-outside - Ground outside of the Comune. Made from the theme's surfaces.
 * @cssproperty --civico-map-land - Ground of the Comune.
 * @cssproperty --civico-map-boundary - Boundary of the Comune. The link colour.
 * @cssproperty --civico-map-green - Parks and gardens.
 * @cssproperty --civico-map-water - Water.
 */
export {};
