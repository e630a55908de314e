import { Resvg } from '@resvg/resvg-js';
import * as echarts from 'echarts';
import { completionClasses } from '../domain/indicator/completion.ts';
import { countedIndicators, type Summary } from '../domain/review/summary.ts';
import { fontFamily, fontFiles } from './bundled-font.ts';
import { chartHeight, chartOption, chartWidth, textWidth, type ChartHeading } from './chart-option.ts';
import { chartRows } from './chart-rows.ts';
import { classWords } from './completion-words.ts';
import { oneLine, shortened } from './lines.ts';
import { dayTextWords } from './time-words.ts';

const [titleRoom, mostTitleLines] = [42, 3];

function titleLines(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of oneLine(title).split(' ')) {
    const longer = [lines.at(-1), word].filter(Boolean).join(' ');
    if (lines.length > 0 && longer.length <= titleRoom) lines[lines.length - 1] = longer;
    else lines.push(shortened(word, titleRoom));
  }
  return lines.length <= mostTitleLines
    ? lines
    : [...lines.slice(0, mostTitleLines - 1), `${lines[mostTitleLines - 1] ?? ''}…`];
}

function headingOf(summary: Summary): ChartHeading {
  const { counts, campaign, authority, period } = summary;
  const counted = countedIndicators(summary);
  return {
    titles: titleLines(campaign),
    subtitles: [
      `${authority} · ${period.label} · số liệu đến ${dayTextWords(period.dataTo)}`,
      `${counted - counts.noFigure}/${counted} chỉ tiêu đã có số liệu · vạch đứng là kế hoạch (100%)`,
    ],
    legend: completionClasses
      .filter((name) => counts[name] > 0)
      .map((name) => ({ class: name, text: `${counts[name]} ${classWords[name].name}` })),
  };
}

// ECharts has no canvas to measure with here, and guesses accented letters twice as wide as they are
echarts.setPlatformAPI({
  measureText: (words, font = '') => ({ width: textWidth(words, Number(/(\d+)px/.exec(font)?.[1] ?? 12)) }),
});

/** Control characters and halves of characters, which a name may hold and XML may not. */
const notXml = /(?!\n)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Targets against plan as SVG: ECharts without a browser. */
export function chartSvg(summary: Summary): string {
  const rows = chartRows(summary);
  const heading = headingOf(summary);
  const size = { width: chartWidth, height: chartHeight(rows, heading) };
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(chartOption(rows, heading));
    return chart.renderToSVGString().replace(notXml, ' ');
  } finally {
    chart.dispose();
  }
}

/** Targets against plan as PNG, drawn with the bundled font alone: alike on every machine. */
export function drawChart(summary: Summary): Uint8Array {
  const picture = new Resvg(chartSvg(summary), {
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: fontFamily },
  });
  return picture.render().asPng();
}
