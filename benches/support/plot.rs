//! A small drawing: curves over two logarithmic axes, so that equal ratios are equal distances.

#![expect(clippy::float_arithmetic, reason = "a drawing; nothing is decided by it")]

use std::fmt::Write as _;

const WIDTH: f64 = 860.0;
const HEIGHT: f64 = 420.0;
const LEFT: f64 = 80.0;
const RIGHT: f64 = 560.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 360.0;
/// Told apart by people who see colours differently too (Okabe and Ito).
const COLOURS: [&str; 4] = ["#0072b2", "#d55e00", "#009e73", "#cc79a7"];

/// A curve.
#[derive(Debug)]
pub(crate) struct Curve {
    /// As the legend has it.
    pub(crate) name: String,
    /// Whether the line is broken; it then has the colour of the one before it.
    pub(crate) dashed: bool,
    /// Across and up; both more than 0.
    pub(crate) points: Vec<(f64, f64)>,
}

/// An axis from the smallest to the largest value, a little wider.
struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Axis {
    fn new(values: impl Iterator<Item = f64> + Clone, from: f64, to: f64) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min).max(1.0);
        let high = values.fold(1.0, f64::max);
        Self { low: (low / 1.3).log10(), high: (high * 1.3).log10(), from, to }
    }

    fn place(&self, value: f64) -> f64 {
        self.from + (value.max(1.0).log10() - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// 1, 2 and 5 times each power of ten that lies on it.
    fn marks(&self) -> Vec<f64> {
        let all = (0_i32..9).flat_map(|power| [1.0, 2.0, 5.0].map(|digit| digit * 10_f64.powi(power)));
        all.filter(|mark| (self.low..=self.high).contains(&mark.log10())).collect()
    }
}

/// The curves as SVG.
pub(crate) fn plot(curves: &[Curve], across: &str, up: &str) -> String {
    let points = curves.iter().flat_map(|curve| &curve.points);
    let (x, y) = (
        Axis::new(points.clone().map(|point| point.0), LEFT, RIGHT),
        Axis::new(points.map(|point| point.1), BOTTOM, TOP),
    );
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    // Writing to a string cannot fail.
    for mark in x.marks() {
        let at = x.place(mark);
        let _ = writeln!(svg, "<path d=\"M{at:.1} {TOP}V{BOTTOM}\" stroke=\"#ddd\"/>");
        let _ = writeln!(svg, "<text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{mark}</text>", BOTTOM + 18.0);
    }
    for mark in y.marks() {
        let at = y.place(mark);
        let _ = writeln!(svg, "<path d=\"M{LEFT} {at:.1}H{RIGHT}\" stroke=\"#ddd\"/>");
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{mark}</text>", LEFT - 8.0, at + 4.0);
    }
    let (middle, below) = (f64::midpoint(LEFT, RIGHT), BOTTOM + 44.0);
    let _ = writeln!(svg, "<text x=\"{middle}\" y=\"{below}\" text-anchor=\"middle\">{across}</text>");
    let half = f64::midpoint(TOP, BOTTOM);
    let _ = writeln!(svg, "<text transform=\"translate(20 {half}) rotate(-90)\" text-anchor=\"middle\">{up}</text>");
    for (number, curve) in curves.iter().enumerate() {
        let plain = curves[..=number].iter().filter(|curve| !curve.dashed).count();
        let colour = COLOURS[plain.saturating_sub(1) % COLOURS.len()];
        let dashes = if curve.dashed { " stroke-dasharray=\"6 4\"" } else { "" };
        let line: Vec<String> =
            curve.points.iter().map(|point| format!("{:.1},{:.1}", x.place(point.0), y.place(point.1))).collect();
        let style = format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}");
        let _ = writeln!(svg, "<polyline points=\"{}\" {style}/>", line.join(" "));
        for (point, at) in curve.points.iter().zip(&line) {
            let Some((across, up)) = at.split_once(',') else { continue };
            let _ = writeln!(
                svg,
                "<circle cx=\"{across}\" cy=\"{up}\" r=\"3\" fill=\"{colour}\"><title>{}: {:.0}</title></circle>",
                point.0, point.1
            );
        }
        let legend = TOP + 20.0 * f64::from(u32::try_from(number).unwrap_or(0)) + 10.0;
        let (start, end) = (RIGHT + 16.0, RIGHT + 44.0);
        let _ = writeln!(svg, "<path d=\"M{start} {legend}H{end}\" {style}/>");
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{}\">{}</text>", end + 8.0, legend + 4.0, curve.name);
    }
    svg.push_str("</svg>\n");
    svg
}
