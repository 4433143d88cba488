//! The page as a drawing.

use super::page::Page;
use crate::form::door::{self, Stand};
use crate::form::{Body, Overlay};
use crate::ui;
use crate::ui::node::Node;

/// Draws what is on the page now: the stage in front, or the screen of the visit.
pub fn draw(page: &Page) -> Node {
    let visit = &page.visit;
    let draw = page.draw().at(visit.turn());
    if let Some(stage) = &visit.stage {
        let screen = stage.screen();
        let is_asked = screen.overlay == Some(Overlay::Code);
        if !is_asked {
            return ui::stage(&screen, None, &draw);
        }
        let draw = draw.linked(page.link_to(stage.session()));
        return ui::stage(&screen, Some(ui::code(draw.link())), &draw);
    }
    if let Some(stand) = visit.stand() {
        let kinds = door::kinds(&page.subjects);
        return match stand {
            Stand::Who => ui::who(&kinds, &page.around, &draw),
            Stand::Documents(at) => {
                let kind = at.and_then(|at| kinds.get(usize::from(at)));
                let all: Vec<usize> = (0..page.subjects.len()).collect();
                let documents = kind.map_or(&all, |kind| &kind.documents);
                ui::choice(kind, &page.lines(documents), &draw)
            }
        };
    }
    let screen = visit.screen();
    let link = match screen.body {
        Body::Result(_) => page.link_to(&visit.session),
        _ => String::new(),
    };
    let draw = draw.linked(link);
    ui::page(&screen, visit.arrival.as_ref(), &page.around, &draw)
}
