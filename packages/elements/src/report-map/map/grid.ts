import type { Units } from './mercator.ts';
import type { PointSet } from './town-map.types.ts';

/** Clusters as columns; the buffers are used again by the next call. Only the first `length` entries count. */
export interface Clusters {
  length: number;
  /** Centre of gravity, in units. */
  x: Float64Array;
  y: Float64Array;
  /** Reports in it. */
  count: Uint32Array;
  /** Index of one of its points: the only one of a single. */
  first: Uint32Array;
  /** The same for the same place and zoom however the map is panned. */
  key: Float64Array;
}

/** Cells around the area that are clustered too, so that what lies at its edge does not change when the map is panned. */
const MARGIN = 5;
/** How often near neighbours are joined. */
const ROUNDS = 3;

/**
 * Clusters only what is seen. The world is laid out in square cells (fixed to the world, not to the screen, so that panning does not reshuffle them); one
 * pass over the points counts them and sums their positions. Then clusters that are each other's nearest and closer than `distance` are joined, so that no
 * button covers another. There is no index to build or to keep: a pass over 50,000 points takes less time than the drawing of a frame.
 */
export class Grid {
  private readonly points: PointSet;
  private cells = 0;
  private count = new Uint32Array(0);
  private first = new Uint32Array(0);
  private sumX = new Float64Array(0);
  private sumY = new Float64Array(0);
  /** Cell into which a cell was joined; itself when it was not. */
  private host = new Uint32Array(0);
  private nearest = new Int32Array(0);
  private columns = 0;
  private rows = 0;
  private column = 0;
  private row = 0;
  private inverse = 1;
  private readonly clusters: Clusters = {
    length: 0, x: new Float64Array(0), y: new Float64Array(0), count: new Uint32Array(0), first: new Uint32Array(0), key: new Float64Array(0),
  };
  private clusterCell = new Uint32Array(0);

  constructor(points: PointSet) {
    this.points = points;
  }

  /**
   * Every point whose cell touches the area (and the margin around it) is in exactly one of the clusters.
   * @param cell size of a cell in units
   * @param distance clusters nearer than this are joined, in units; at most `cell`
   */
  cluster(area: Units, cell: number, distance: number): Clusters {
    this.layOut(area, cell);
    this.gather();
    for (let round = 0; round < ROUNDS; round++) this.join(distance * distance);
    return this.collect();
  }

  /** Indexes of the points of a cluster of the last call. */
  members(cluster: number): number[] {
    const wanted = this.clusterCell[cluster];
    const found: number[] = [];
    for (let index = 0; index < this.points.length; index++) {
      const cell = this.cellOf(index);
      if (cell >= 0 && this.hostOf(cell) === wanted) found.push(index);
    }
    return found;
  }

  /** Cluster of the last call that a point is in, or −1 when it is out of the area. */
  clusterOf(index: number): number {
    const cell = this.cellOf(index);
    if (cell < 0) return -1;
    const host = this.hostOf(cell);
    for (let cluster = 0; cluster < this.clusters.length; cluster++) if (this.clusterCell[cluster] === host) return cluster;
    return -1;
  }

  private layOut(area: Units, cell: number): void {
    this.inverse = 1 / cell;
    this.column = Math.floor(area.west / cell) - MARGIN;
    this.row = Math.floor(area.north / cell) - MARGIN;
    this.columns = Math.floor(area.east / cell) + MARGIN - this.column + 1;
    this.rows = Math.floor(area.south / cell) + MARGIN - this.row + 1;
    this.cells = this.columns * this.rows;
    if (this.count.length < this.cells) {
      this.count = new Uint32Array(this.cells);
      this.first = new Uint32Array(this.cells);
      this.sumX = new Float64Array(this.cells);
      this.sumY = new Float64Array(this.cells);
      this.host = new Uint32Array(this.cells);
      this.nearest = new Int32Array(this.cells);
      this.clusterCell = new Uint32Array(this.cells);
      Object.assign(this.clusters, {
        x: new Float64Array(this.cells), y: new Float64Array(this.cells), count: new Uint32Array(this.cells), first: new Uint32Array(this.cells),
        key: new Float64Array(this.cells),
      });
    }
    this.count.fill(0, 0, this.cells);
    this.sumX.fill(0, 0, this.cells);
    this.sumY.fill(0, 0, this.cells);
    for (let at = 0; at < this.cells; at++) this.host[at] = at;
  }

  private gather(): void {
    const { count, first, sumX, sumY, inverse, column, row, columns, rows } = this;
    const { x, y, length, weight } = this.points;
    for (let index = 0; index < length; index++) {
      const px = x[index]!;
      const py = y[index]!;
      const c = Math.floor(px * inverse) - column;
      const r = Math.floor(py * inverse) - row;
      if (c < 0 || r < 0 || c >= columns || r >= rows) continue;
      const cell = r * columns + c;
      if (count[cell] === 0) first[cell] = index;
      const reports = weight ? weight[index]! : 1;
      count[cell]! += reports;
      sumX[cell]! += px * reports;
      sumY[cell]! += py * reports;
    }
  }

  private join(limit: number): void {
    const { count, sumX, sumY, host, nearest, columns, rows } = this;
    for (let cell = 0; cell < this.cells; cell++) {
      nearest[cell] = -1;
      if (count[cell] === 0) continue;
      const x = sumX[cell]! / count[cell]!;
      const y = sumY[cell]! / count[cell]!;
      const c = cell % columns;
      const r = (cell - c) / columns;
      let best = limit;
      // Two cells: after a round a centre may lie outside its own.
      for (let nr = Math.max(0, r - 2); nr <= Math.min(rows - 1, r + 2); nr++) {
        for (let nc = Math.max(0, c - 2); nc <= Math.min(columns - 1, c + 2); nc++) {
          const other = nr * columns + nc;
          if (other === cell || count[other] === 0) continue;
          const d = (sumX[other]! / count[other]! - x) ** 2 + (sumY[other]! / count[other]! - y) ** 2;
          if (d < best) { best = d; nearest[cell] = other; }
        }
      }
    }
    for (let cell = 0; cell < this.cells; cell++) {
      const other = nearest[cell]!;
      if (other <= cell || nearest[other] !== cell) continue;
      count[cell]! += count[other]!;
      sumX[cell]! += sumX[other]!;
      sumY[cell]! += sumY[other]!;
      count[other] = 0;
      host[other] = cell;
    }
  }

  private collect(): Clusters {
    const { clusters, count } = this;
    let length = 0;
    for (let cell = 0; cell < this.cells; cell++) {
      const size = count[cell]!;
      if (size === 0) continue;
      const c = cell % this.columns;
      clusters.x[length] = this.sumX[cell]! / size;
      clusters.y[length] = this.sumY[cell]! / size;
      clusters.count[length] = size;
      clusters.first[length] = this.first[cell]!;
      clusters.key[length] = (this.row + (cell - c) / this.columns) * 2 ** 26 + this.column + c;
      this.clusterCell[length] = cell;
      length++;
    }
    clusters.length = length;
    return clusters;
  }

  private cellOf(index: number): number {
    const c = Math.floor(this.points.x[index]! * this.inverse) - this.column;
    const r = Math.floor(this.points.y[index]! * this.inverse) - this.row;
    return c < 0 || r < 0 || c >= this.columns || r >= this.rows ? -1 : r * this.columns + c;
  }

  private hostOf(cell: number): number {
    let host = cell;
    while (this.host[host] !== host) host = this.host[host]!;
    return host;
  }
}
