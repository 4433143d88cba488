//! A picture as SVG, to look at it.

use selfcheck::recap::{Align, Mark, Picture};

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn drawn(mark: &Mark) -> String {
    match mark {
        Mark::Fill {
            x,
            y,
            w,
            h,
            color,
            radius,
        } => format!(r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{radius}" fill="{color}"/>"#),
        Mark::Text {
            x,
            y,
            size,
            weight,
            color,
            align,
            words,
        } => {
            let anchor = match align {
                Align::Left => "start",
                Align::Centre => "middle",
                Align::Right => "end",
            };
            let words = escaped(words);
            format!(
                r#"<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}" fill="{color}" text-anchor="{anchor}">{words}</text>"#
            )
        }
        Mark::Qr { x, y, size, modules } => {
            let side = *size as usize / modules.len();
            let mut path = String::new();
            for (row, line) in modules.iter().enumerate() {
                for column in (0..line.len()).filter(|column| line[*column]) {
                    let (x, y) = (*x as usize + column * side, *y as usize + row * side);
                    path.push_str(&format!("M{x} {y}h{side}v{side}h-{side}z"));
                }
            }
            format!(r#"<path d="{path}"/>"#)
        }
    }
}

/// The picture as an SVG document.
pub fn svg(picture: &Picture) -> String {
    let marks: Vec<String> = picture.marks.iter().map(drawn).collect();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" font-family="Noto Sans CJK SC, sans-serif">{}</svg>"#,
        picture.width,
        picture.height,
        marks.join("\n")
    )
}
