//! [`Heard`]: the drawing that is on the page, and the four events its elements send for.
//!
//! One listener for each kind of event hears it on the way down to its target, and asks the drawing what it means.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlInputElement, HtmlSelectElement, Node as Place};

use super::live::Live;
use super::redraw::{catch_up, redraw};
use super::tap::Tap;
use crate::form::Action;
use crate::ui::node::{Element, Node};
use crate::ui::signal::{On, Signal};
use crate::value::Number;

const CLICK: &str = "click";
const CHANGE: &str = "change";
const INPUT: &str = "input";
const SUBMIT: &str = "submit";
/// Milliseconds; longer than a frame, so that what is out of sight waits until a slider rests.
const A_MOMENT: u32 = 30;

/// What is drawn, as one node, and where its signals go.
#[derive(Default)]
struct Drawing {
    live: Vec<Live>,
    tap: Option<Rc<Tap>>,
    /// Draws what waits, once nothing else has been drawn for a moment.
    late: Option<Timeout>,
}

/// Draws, and hears what happens to what is drawn.
pub struct Heard {
    drawing: Rc<RefCell<Drawing>>,
    _listeners: [EventListener; 4],
    _print: Option<EventListener>,
}

impl Heard {
    /// Hears what happens inside `root`.
    pub fn inside(root: &EventTarget) -> Heard {
        let drawing: Rc<RefCell<Drawing>> = Rc::default();
        let listeners = [CLICK, CHANGE, INPUT, SUBMIT].map(|kind| {
            let drawing = drawing.clone();
            let options = EventListenerOptions {
                phase: EventListenerPhase::Capture,
                passive: false,
            };
            EventListener::new_with_options(root, kind, options, move |event| {
                hear(&drawing, kind, event);
            })
        });
        // On paper folds are open.
        let waiting = Rc::downgrade(&drawing);
        let print =
            |window: web_sys::Window| EventListener::new(&window, "beforeprint", move |_| finish(&waiting));
        Heard {
            drawing,
            _listeners: listeners,
            _print: web_sys::window().map(print),
        }
    }

    /// Brings the drawing up to date; gives the element that holds all of it.
    pub fn draw(&self, node: Node, tap: Tap) -> Option<Place> {
        let mut drawing = self.drawing.try_borrow_mut().ok()?;
        drawing.tap = Some(Rc::new(tap));
        let place = redraw(&mut drawing.live, node);
        let waiting = Rc::downgrade(&self.drawing);
        drawing.late = Some(Timeout::new(A_MOMENT, move || finish(&waiting)));
        place
    }
}

/// Draws what waits.
fn finish(drawing: &Weak<RefCell<Drawing>>) {
    if let Some(drawing) = drawing.upgrade()
        && let Ok(mut drawing) = drawing.try_borrow_mut()
    {
        catch_up(&mut drawing.live);
    }
}

/// Sends for the elements on the way from an event's target outwards.
fn hear(drawing: &RefCell<Drawing>, kind: &str, event: &Event) {
    let mut found = Vec::new();
    // While it is being drawn, nothing in it is the visitor's doing.
    let Ok(tap) = drawing.try_borrow().map(|drawing| {
        if let Some(target) = event.target() {
            look(&drawing.live, target.unchecked_ref(), kind, &mut found);
        }
        drawing.tap.clone()
    }) else {
        return;
    };
    for on in found {
        if let (Some(tap), Some(signal)) = (&tap, signal(on, event)) {
            tap.send(signal);
        }
    }
}

/// Collects what the elements around `target` send for; says whether there are any.
fn look(all: &[Live], target: &Place, kind: &str, found: &mut Vec<On>) -> bool {
    all.iter().any(|live| {
        let is_around = |place: &Place| place.contains(Some(target));
        if !live.place.as_ref().is_none_or(is_around) {
            return false;
        }
        let is_inside = look(&live.inner, target, kind, found);
        let element = live.shown.element();
        found.extend(element.on.clone().filter(|on| kind == kind_of(on, element)));
        is_inside || live.place.is_some()
    })
}

/// The event an element sends for.
fn kind_of(on: &On, element: &Element) -> &'static str {
    match on {
        On::Press(_) if element.checked.is_none() => CLICK,
        On::Press(_) | On::Choose(..) => CHANGE,
        On::Submit(_) => SUBMIT,
        On::Input(..) | On::Slide(_) => INPUT,
    }
}

/// What an element sends, with what the visitor typed or chose.
fn signal(on: On, event: &Event) -> Option<Signal> {
    let target = event.target();
    let input = || target.clone()?.dyn_into::<HtmlInputElement>().ok();
    Some(match on {
        On::Press(signal) => signal,
        On::Submit(signal) => {
            event.prevent_default();
            signal
        }
        On::Input(fact, part) => Signal::Act(Action::Type(fact, part, input()?.value())),
        On::Slide(fact) => Signal::Act(Action::Slide(fact, Number::parse(&input()?.value()).ok()?)),
        On::Choose(fact, year) => {
            let list: HtmlSelectElement = target?.dyn_into().ok()?;
            Signal::Act(Action::PickYear(fact, year, list.value().parse().ok()))
        }
    })
}
