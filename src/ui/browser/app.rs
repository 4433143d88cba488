//! [`App`]: holds the page, draws its screen, keeps focus, history, draft and title in step.

use std::rc::Rc;

use gloo::events::EventListener;
use yew::{Callback, Component, Context, Html, Properties};

use super::drawn::Drawn;
use super::heard::Heard;
use super::page::Page;
use super::tap::Tap;
use super::{address, dom, keys, pasted, screen};
use crate::form::{Action, Move};
use crate::policy::Text;
use crate::ui::around::Copied;
use crate::ui::signal::Copy;
use crate::ui::take::BY_HAND;

/// What the page starts with.
#[derive(Clone, Properties)]
pub struct Props {
    /// The page as it is at first.
    pub page: Rc<Page>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.page, &other.page)
    }
}

/// Something that happened.
pub enum Event {
    /// The visit moves on.
    Move(Move),
    /// Several cells are pasted into the box with this id.
    Pasted(String, String),
    /// The address carries another visit.
    Link,
    /// The visit of a link is worked out for today.
    Today,
    /// Another document is chosen.
    Document(usize, Option<Text>, bool),
    /// The picture is asked for.
    Paint,
    /// Something was copied, or not.
    Copied(Copy, Copied),
}

/// The page.
pub struct App {
    page: Page,
    drawn: Drawn,
    heard: Heard,
    /// A text to be copied by hand has just appeared.
    selects: bool,
    keys: Option<EventListener>,
    _listeners: [Option<EventListener>; 3],
}

impl Component for App {
    type Message = Event;
    type Properties = Props;

    fn create(context: &Context<App>) -> App {
        let [back, arrived, cells] = [0; 3].map(|_| context.link().clone());
        let back = Callback::from(move |()| back.send_message(Event::Move(Move::Act(Action::Back))));
        let page = Page::clone(&context.props().page);
        let listeners = [
            page.history.listen(back),
            address::listen(move || arrived.send_message(Event::Link)),
            Some(pasted::listen(&page.root, move |id, block| {
                cells.send_message(Event::Pasted(id, block));
            })),
        ];
        let drawn = Drawn::of(&page.visit);
        App {
            heard: Heard::inside(&page.root),
            page,
            drawn,
            selects: false,
            keys: None,
            _listeners: listeners,
        }
    }

    fn update(&mut self, _: &Context<App>, event: Event) -> bool {
        let page = &mut self.page;
        match event {
            Event::Move(step) => {
                if matches!(&step, Move::Cue(cue) if cue.shows_anew()) {
                    dom::to_top(&page.root);
                }
                page.turn_to(page.visit.apply(step));
            }
            Event::Pasted(id, block) => match page.box_of(&id) {
                Some((fact, part)) => {
                    page.turn_to(page.visit.apply(Move::Act(Action::Paste(fact, part, block))));
                }
                None => return false,
            },
            Event::Today => page.turn_to(page.visit.apply(Move::OnDay(page.day))),
            Event::Document(at, kind, begins) => page.choose(at, kind, begins),
            Event::Link if page.take_link() => self.drawn.depth = page.history.arrived(),
            Event::Link => return false,
            Event::Paint => page.paint(),
            Event::Copied(what, copied) => {
                self.selects = copied != Copied::Done;
                Rc::make_mut(&mut page.around).copied = Some((what, copied));
            }
        }
        true
    }

    fn view(&self, context: &Context<App>) -> Html {
        let page = &self.page;
        let tap = Tap::of(page, context.link().clone());
        let place = self.heard.draw(screen::draw(page), tap);
        place.map_or_else(Html::default, Html::VRef)
    }

    fn rendered(&mut self, context: &Context<App>, is_first: bool) {
        let page = &self.page;
        let has_stage = page.visit.stage.is_some();
        if has_stage != self.keys.is_some() {
            let link = context.link().clone();
            let listen = || keys::listen(move |cue| link.send_message(Event::Move(Move::Cue(cue))));
            self.keys = has_stage.then(listen).flatten();
        }
        self.drawn = self.drawn.catch_up(page, is_first);
        if self.selects {
            dom::select(&page.root, &[".", BY_HAND].concat());
        }
        self.selects = false;
    }
}
