import type { Decimal } from '../quantity/decimal.ts';

/** The dimensions of `emulation-catalogue/1`; units of one dimension convert into one another. */
export const dimensions = [
  'mass',
  'area',
  'money',
  'money-per-area',
  'money-per-person',
  'count',
  'percent',
  'permille',
] as const;
export type Dimension = (typeof dimensions)[number];

/** What a reported number is. `change`: the amount of decrease or increase, counted positive. */
export const measures = ['total', 'rate', 'share', 'change', 'ratio', 'yes-no'] as const;
export type Measure = (typeof measures)[number];

export const betters = ['higher', 'lower', 'target'] as const;
export type Better = (typeof betters)[number];

interface Bound {
  /** the document says «trên»: equality is not enough */
  readonly strict: boolean;
  /** the document states the bound itself */
  readonly explicit: boolean;
}

/** All numbers are in the indicator's unit. */
export type Target =
  | (Bound & {
      readonly comparator: 'at-least' | 'at-most' | 'exactly' | 'decrease-by' | 'increase-by';
      readonly value: Decimal;
    })
  | (Bound & { readonly comparator: 'range'; readonly min: Decimal; readonly max: Decimal })
  | (Bound & { readonly comparator: 'ratio'; readonly value: Decimal; readonly of: Decimal })
  | (Bound & { readonly comparator: 'done' });

export interface Baseline {
  readonly from: Decimal;
  readonly to: Decimal;
  readonly unit: string;
}

/** One measured target line of a campaign, as its launch document states it. */
export interface Indicator {
  /** unique in its campaign; what a person types: `4`, `14a` */
  readonly code: string;
  readonly point: number | null;
  readonly part: string | null;
  readonly group: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** unit in which values are stored and shown, e.g. `tỷ đồng` */
  readonly unit: string;
  readonly dimension: Dimension;
  readonly measure: Measure;
  readonly better: Better;
  readonly target: Target;
  readonly baseline: Baseline | null;
  readonly period: 'year' | 'each-year' | 'annual-average' | 'end';
  readonly aggregate: 'sum' | 'none';
}

export interface IndicatorGroup {
  readonly code: string;
  readonly name: string;
}

/** The targets of one campaign, in the document's order. */
export interface Catalogue {
  readonly id: string;
  readonly groups: readonly IndicatorGroup[];
  readonly indicators: readonly Indicator[];
}

/** A member unit that a message may name: «xã Minh Long», «TT Thanh Nhật», «VPHU». */
export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
  readonly kind: string;
}
