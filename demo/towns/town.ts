import type { Outline, Place, ReportCategory } from '@civico/contract';

/** Colours of a town, `#rrggbb`. White text on `primary` and `primaryDark` keeps a contrast of at least 4.5:1. */
export interface TownBrand {
  primary: string;
  primaryDark: string;
  accent: string;
}

/** What `town.json` holds. `outline.geojson` beside it is the contract's `Outline`. */
export interface Town {
  /** Also the first part of the town's paths: `/sassuolo/…`. */
  id: string;
  name: string;
  /** Two letters, e.g. `MO`. */
  province: string;
  region: string;
  /** Six digits. */
  istatCode: string;
  /** Cadastral code, e.g. `I462`. */
  belfiore: string;
  motto: string;
  brand: TownBrand;
  /** Offices a report can be assigned to. */
  offices: string[];
  /** Months after the closing of a report until its contacts are erased; the server's default where it is missing. */
  contactMonths?: number;
  categories: ReportCategory[];
  places: Place[];
}

export interface DemoTown extends Town {
  outline: Outline;
}
