import type { EChartsOption } from 'echarts';
import { completionClasses, type CompletionClass } from '../domain/indicator/completion.ts';
import { fontFamily } from './bundled-font.ts';
import type { ChartRow } from './chart-rows.ts';
import { classColours, missingColour } from './class-colours.ts';

export interface ChartHeading {
  /** one line each */
  readonly titles: readonly string[];
  readonly subtitles: readonly string[];
  /** what the colours mean, with their counts: `7 đúng tiến độ` */
  readonly legend: readonly { readonly class: CompletionClass; readonly text: string }[];
}

/** Pixels: as wide as a phone's screen is sharp. */
export const chartWidth = 1080;
/** more rows stand closer: a tall picture is made smaller by the messenger */
const rowHeight = (rows: readonly ChartRow[]): number => (rows.length > 30 ? 76 : 86);
const margin = { bottom: 30, side: 40 };
const line = { title: 54, subtitle: 44 };
const bar = { right: 480, height: 26 };
/** a bar that is longer than this per cent is cut; its number tells the rest */
const longestBar = 115;
const ink = '#1b2430';
const faint = '#4a5561';

const legendSize = 25;
const legendGap = 60;

/** About how wide a text of the bundled font is: nothing but the legend's layout depends on it. */
export const textWidth = (words: string, fontSize: number): number => words.length * fontSize * 0.55;

const headingHeight = (heading: ChartHeading): number =>
  heading.titles.length * line.title +
  (heading.subtitles.length + legendLines(heading.legend).length) * line.subtitle +
  50;

export const chartHeight = (rows: readonly ChartRow[], heading: ChartHeading): number =>
  headingHeight(heading) + rows.length * rowHeight(rows) + margin.bottom;

const text = (fontSize: number, fontWeight: 'normal' | 'bold' = 'normal', color = ink) => ({
  fontFamily,
  fontSize,
  fontWeight,
  color,
});

const classStyles = (fontSize: number) =>
  Object.fromEntries(
    completionClasses.map((name) => [name, text(fontSize, 'bold', classColours[name].text)] as const),
  );

interface Column {
  /** where its text starts or ends, in pixels from the left edge */
  readonly at: number;
  readonly align: 'left' | 'right';
  /** pixels above the middle of the row */
  readonly above: number;
  readonly label: (row: ChartRow) => string;
  readonly styles: Readonly<Record<string, ReturnType<typeof text>>>;
}

/** A text in a style of its column; braces would end the style. */
const styled = (style: string, words: string): string =>
  words === '' ? '' : `{${style}|${words.replaceAll('{', '(').replaceAll('}', ')')}}`;

/** Texts beside and above the bars are axes without lines: each row is a category. */
function column(rows: readonly ChartRow[], { at, align, above, label, styles }: Column) {
  return {
    type: 'category' as const,
    inverse: true,
    position: 'left' as const,
    offset: margin.side - at,
    data: rows.map((_, index) => String(index)),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      interval: 0,
      margin: 0,
      align,
      verticalAlign: 'middle' as const,
      // padding below lifts the text by half of it
      padding: [0, 0, 2 * above, 0],
      formatter: (_: string, index: number) => {
        const row = rows[index];
        return row ? label(row) : '';
      },
      rich: styles,
    },
  };
}

const columns = (rows: readonly ChartRow[]) => [
  column(rows, {
    at: margin.side,
    align: 'left',
    above: 36,
    label: (row) => (row.kind === 'group' ? '' : styled('name', row.name)),
    styles: { name: text(27) },
  }),
  column(rows, {
    at: margin.side,
    align: 'left',
    above: 0,
    label: (row) => (row.kind === 'group' ? styled('name', row.name) : ''),
    styles: { name: text(32, 'bold') },
  }),
  column(rows, {
    at: margin.side,
    align: 'left',
    above: 0,
    label: (row) => (row.kind === 'group' ? '' : styled('gap', row.gap)),
    styles: { gap: text(25, 'normal', faint) },
  }),
  column(rows, {
    at: chartWidth - margin.side,
    align: 'right',
    above: 36,
    label: (row) => (row.kind === 'group' ? '' : styled(row.class, row.classText)),
    styles: classStyles(25),
  }),
  column(rows, {
    at: bar.right + 12,
    align: 'left',
    above: 0,
    label: (row) => (row.kind === 'group' ? '' : styled(row.class, row.percentText)),
    styles: classStyles(27),
  }),
  column(rows, {
    at: chartWidth - margin.side,
    align: 'right',
    above: 0,
    label: (row) => (row.kind === 'group' ? '' : styled('actual', row.actual)),
    styles: { actual: text(25) },
  }),
];

const bars = { type: 'bar' as const, barWidth: bar.height, barGap: '-100%', silent: true };

/** The plan as a pale track; dashed where nothing has been reported. */
function track(row: ChartRow) {
  if (row.kind === 'group' || (row.percent === null && row.class !== 'noFigure')) return { value: 0 };
  const missing = row.class === 'noFigure';
  return {
    value: 100,
    itemStyle: missing
      ? { color: '#ffffff', borderColor: missingColour, borderType: 'dashed' as const, borderWidth: 2 }
      : { color: '#e6eaee' },
  };
}

function actualBar(row: ChartRow) {
  if (row.kind === 'group') return { value: 0 };
  return {
    value: Math.min(Math.max(row.percent ?? 0, 0), longestBar),
    itemStyle: { color: classColours[row.class].bar },
  };
}

/** The legend on as many lines as it needs. */
function legendLines(legend: ChartHeading['legend']): readonly string[] {
  const lines: string[] = [];
  let room = 0;
  for (const one of legend) {
    const width = textWidth(one.text, legendSize) + legendGap;
    if (width > room) {
      lines.push('');
      room = chartWidth - 2 * margin.side;
    }
    lines[lines.length - 1] += `{${one.class}Box|}${styled('count', `  ${one.text}   `)}`;
    room -= width;
  }
  return lines;
}

function headingOption({ titles, subtitles, legend }: ChartHeading) {
  const boxes = completionClasses.map(
    (name) => [`${name}Box`, { width: 22, height: 22, backgroundColor: classColours[name].bar }] as const,
  );
  return {
    text: titles.join('\n'),
    subtext: [...subtitles.map((words) => styled('line', words)), ...legendLines(legend)].join('\n'),
    left: margin.side - 5,
    top: 20,
    itemGap: 6,
    textStyle: { ...text(40, 'bold'), lineHeight: line.title },
    subtextStyle: {
      rich: {
        ...Object.fromEntries(boxes),
        line: { ...text(27, 'normal', faint), lineHeight: line.subtitle },
        count: { ...text(legendSize), lineHeight: line.subtitle },
      },
    },
  };
}

/** A stroke at the plan, so that it is seen where a bar passes it. */
const planStrokes = (rows: readonly ChartRow[]) => ({
  type: 'scatter' as const,
  silent: true,
  symbol: 'rect',
  symbolSize: [3, bar.height + 8],
  symbolOffset: [0, 4],
  itemStyle: { color: ink },
  z: 3,
  data: rows.flatMap((row, index) =>
    row.kind === 'indicator' && row.percent !== null ? [[100, index]] : [],
  ),
});

/** The picture as ECharts is told it. */
export const chartOption = (rows: readonly ChartRow[], heading: ChartHeading): EChartsOption => ({
  backgroundColor: '#ffffff',
  animation: false,
  title: headingOption(heading),
  grid: {
    left: margin.side,
    right: chartWidth - bar.right,
    top: headingHeight(heading),
    bottom: margin.bottom,
    outerBoundsMode: 'none',
  },
  xAxis: { type: 'value', min: 0, max: longestBar, show: false },
  yAxis: columns(rows),
  series: [{ ...bars, data: rows.map(track) }, { ...bars, data: rows.map(actualBar) }, planStrokes(rows)],
});
