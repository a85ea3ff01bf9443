import type { Report, ReportCollection } from '@civico/contract';
import { pointSet } from './map/town-map.ts';
import type { Area, Picking, TownMap } from './map/town-map.types.ts';
import type { ReportMapStore, Route } from './report-map.store.ts';

const none: readonly Report[] = [];

/** Keeps the map in step with the view that is open: points beside the list, a pin in the form. */
export class MapGuide {
  private readonly map: TownMap;
  private readonly store: ReportMapStore;
  private readonly go: (route: Route) => void;
  private drawn: ReportCollection | Report | typeof none | undefined;
  private view: Route['view'] | undefined;
  private picking: Picking | undefined;
  /** Where the pin stands by its own move, "lat lon". */
  private pin = '';
  private area: Area | undefined;

  /** @param area what the map shows at first instead of what its view would show */
  constructor(map: TownMap, store: ReportMapStore, go: (route: Route) => void, area?: Area) {
    this.map = map;
    this.store = store;
    this.go = go;
    this.area = area;
    map.onOpen((opened) => {
      if (this.store.state.get().route.view !== 'list') return;
      if ('area' in opened) void this.store.list.filter({ area: opened.area });
      else if (opened.ids.length === 1) this.go({ view: 'report', id: opened.ids[0]! });
      else this.store.list.select(opened.ids);
    });
    map.onMove(() => {
      if (this.view === 'list') this.store.list.look(map.bounds());
    });
  }

  /** After every drawing. */
  update(): void {
    const { map } = this;
    const { route } = this.store.state.get();
    if (this.view !== route.view) {
      this.view = route.view;
      this.endPin();
      // Each view starts from the whole town, wherever the one before had gone.
      map.fitTown();
    }
    if (route.view === 'list') {
      this.store.list.showPoints();
      const { points, pointsState } = this.store.list.state.get();
      if (points) this.draw(map, points);
      else if (pointsState.status === 'failed') this.draw(map, none);
    } else if (route.view === 'new') this.showPin(map);
    else this.showReport(map);
    if (this.area) map.showArea(this.area);
    this.area = undefined;
  }

  private showPin(map: TownMap): void {
    const work = this.store.form?.work();
    if (work?.step !== 2) {
      this.endPin();
      return;
    }
    this.draw(map, none);
    const { position } = work.values;
    if (!this.picking) {
      this.picking = map.pickPosition({
        at: position,
        onMove: (at, settled) => {
          this.pin = `${at.lat} ${at.lon}`;
          if (settled) void this.store.form?.place.movePin(at);
        },
      });
      map.invalidate();
      if (position) this.picking.moveTo(position);
    } else if (position && this.pin !== `${position.lat} ${position.lon}`) this.picking.moveTo(position);
    if (position) this.pin = `${position.lat} ${position.lon}`;
  }

  /** One report stands alone on its map. */
  private showReport(map: TownMap): void {
    const detail = this.store.detail?.state.get();
    if (detail?.status !== 'ready') return;
    const { report } = detail;
    if (this.drawn === report) return;
    this.draw(map, report);
    map.focusPoint(report.id, { focus: false });
  }

  private draw(map: TownMap, what: ReportCollection | Report | typeof none): void {
    if (what === this.drawn) return;
    this.drawn = what;
    map.setPoints(pointSet('timeline' in what ? [what] : what));
  }

  private endPin(): void {
    this.picking?.end();
    this.picking = undefined;
    this.pin = '';
  }
}
