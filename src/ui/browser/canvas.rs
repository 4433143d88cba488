//! Paints a picture and gives it back as a `data:` address, which phones can keep with a long press.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::recap::{Align, Mark, Picture};

/// What an address of a picture starts with; browsers that refuse give something else, or nothing.
const START: &str = "data:image/png;";
const FONT: &str = "px -apple-system,BlinkMacSystemFont,\"PingFang SC\",\"Hiragino Sans GB\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif";

/// The picture as PNG; `None` where the browser allows none.
pub fn painted(picture: &Picture) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(picture.width);
    canvas.set_height(picture.height);
    let context = canvas.get_context("2d").ok()??;
    let pen: CanvasRenderingContext2d = context.dyn_into().ok()?;
    for mark in &picture.marks {
        paint(&pen, mark)?;
    }
    let address = canvas.to_data_url().ok()?;
    address.starts_with(START).then_some(address)
}

fn paint(pen: &CanvasRenderingContext2d, mark: &Mark) -> Option<()> {
    match mark {
        Mark::Fill {
            x,
            y,
            w,
            h,
            color,
            radius,
        } => {
            pen.set_fill_style_str(color);
            rounded(pen, [*x, *y, x + w, y + h], *radius)
        }
        Mark::Text {
            x,
            y,
            size,
            weight,
            color,
            align,
            words,
        } => {
            pen.set_fill_style_str(color);
            pen.set_font(&[&weight.to_string(), " ", &size.to_string(), FONT].concat());
            pen.set_text_align(match align {
                Align::Left => "left",
                Align::Centre => "center",
                Align::Right => "right",
            });
            pen.fill_text(words, (*x).into(), (*y).into()).ok()
        }
        Mark::Qr { x, y, size, modules } => {
            pen.set_fill_style_str("#000");
            let module = size / u32::try_from(modules.len()).ok()?.max(1);
            for (row, top) in modules.iter().zip((*y..).step_by(module as usize)) {
                for (dark, left) in row.iter().zip((*x..).step_by(module as usize)) {
                    if *dark {
                        pen.fill_rect(left.into(), top.into(), module.into(), module.into());
                    }
                }
            }
            Some(())
        }
    }
}

/// Fills a box with these edges: left, upper, right, lower.
fn rounded(pen: &CanvasRenderingContext2d, edges: [u32; 4], radius: u32) -> Option<()> {
    let [left, top, right, bottom] = edges.map(Into::into);
    let middle = u32::midpoint(edges[0], edges[2]).into();
    let radius = radius.into();
    pen.begin_path();
    pen.move_to(middle, top);
    for (x, y, to_x, to_y) in [
        (right, top, right, bottom),
        (right, bottom, left, bottom),
        (left, bottom, left, top),
        (left, top, right, top),
    ] {
        pen.arc_to(x, y, to_x, to_y, radius).ok()?;
    }
    pen.fill();
    Some(())
}
