import type { ReportCollection } from '@civico/contract';
import type { MapPanel } from './map-panel.ts';
import type { Picking, TownMap } from './map/town-map.types.ts';
import type { ReportMapStore, Route } from './report-map.store.ts';

/** Keeps the map in step with the view that is open: points beside the list, a pin in the form. */
export class MapGuide {
  private readonly panel: MapPanel;
  private readonly store: ReportMapStore;
  private readonly go: (route: Route) => void;
  private guided: TownMap | undefined;
  private drawn: ReportCollection | undefined;
  private picking: Picking | undefined;
  /** Where the pin stands by its own move, "lat lon". */
  private pin = '';

  constructor(panel: MapPanel, store: ReportMapStore, go: (route: Route) => void) {
    this.panel = panel;
    this.store = store;
    this.go = go;
  }

  /** After every drawing. */
  update(): void {
    const { map, module } = this.panel;
    const { route } = this.store.state.get();
    if (this.guided !== map) this.begin(map);
    if (!map || !module) return;
    if (route.view === 'list') {
      this.endPin();
      this.store.list.showPoints();
      const { points } = this.store.list.state.get();
      if (points && points !== this.drawn) {
        this.drawn = points;
        map.setPoints(module.pointSet(points));
      }
    } else if (route.view === 'new') this.showPin(map);
  }

  private begin(map: TownMap | undefined): void {
    this.guided = map;
    this.drawn = undefined;
    this.picking = undefined;
    map?.onOpen((ids) => {
      if (ids.length === 1) this.go({ view: 'report', id: ids[0]! });
      else this.store.list.select(ids);
    });
  }

  private showPin(map: TownMap): void {
    const work = this.store.form?.work();
    if (work?.step !== 2) {
      this.endPin();
      return;
    }
    if (this.drawn) {
      this.drawn = undefined;
      map.setPoints(this.panel.module!.pointSet([]));
    }
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
    } else if (position && this.pin !== `${position.lat} ${position.lon}`) this.picking.moveTo(position);
    if (position) this.pin = `${position.lat} ${position.lon}`;
  }

  private endPin(): void {
    this.picking?.end();
    this.picking = undefined;
    this.pin = '';
  }
}
