import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import { memo, useLayoutEffect, useMemo, useState } from "react";
import { Bar } from "react-chartjs-2";
import { useIsPrinting } from "@/hooks/use-is-printing";
import { useThemeName } from "@/hooks/use-theme-name";
import { chartColours } from "./chart-colours";
import type { Picture } from "./chart-data";
import { barData, barOptions } from "./chart-drawing";
import { type Area, overlaysPlugin } from "./chart-overlays";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

interface ChartCanvasProps {
  picture: Picture;
  /** The part that is highlighted. */
  highlighted: number | null;
  /** The chart in words. */
  description: string;
  /** Called with the area of the bars; stable between renders. */
  onArea: (area: Area) => void;
}

/** The bars, redrawn only when what they show changes. */
const ChartCanvas = memo(function ChartCanvas(props: ChartCanvasProps) {
  const { picture, highlighted, description, onArea } = props;
  const theme = useThemeName();
  const printing = useIsPrinting();
  // A canvas does not follow CSS: the colours are read again when the theme changes.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const colours = useMemo(() => chartColours(printing), [theme, printing]);
  const data = useMemo(() => barData(picture, colours, highlighted), [picture, colours, highlighted]);
  const options = useMemo(() => barOptions(picture, colours), [picture, colours]);
  const [{ plugin, show }] = useState(overlaysPlugin);
  const plugins = useMemo(() => [plugin], [plugin]);
  // A layout effect runs before the effect that draws the chart.
  useLayoutEffect(() => {
    show({ places: picture.places, colours, onArea });
  }, [show, picture, colours, onArea]);
  return (
    // Without animation the usual way of updating is at once, too; the one called "none" leaves old colours.
    <Bar data={data} options={options} plugins={plugins} aria-label={description} />
  );
});

export default ChartCanvas;
