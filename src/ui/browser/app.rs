//! [`App`]: holds the visit, draws its screen, keeps focus, history, draft and title in step.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::history::History;
use super::paint::paint;
use super::store::Store;
use super::{dom, keys, sheets};
use crate::copy;
use crate::form::{Action, Move, Visit};
use crate::ui;
use crate::ui::draw::Draw;
use crate::ui::signal::Signal;

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The visit so far.
    pub visit: Visit,
    /// Where its draft is kept.
    pub store: Store,
    /// Its share of the browser's history.
    pub history: History,
    /// What it is drawn into.
    pub root: Element,
    /// Whether the title of the whole page is its own.
    pub is_main: bool,
}

struct State(Visit);

impl Reducible for State {
    type Action = Move;

    fn reduce(self: Rc<State>, step: Move) -> Rc<State> {
        Rc::new(State(self.0.apply(step)))
    }
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let initial = props.visit.clone();
    let state = use_reducer(move || State(initial));
    let Visit { session, stage } = &state.0;
    let (history, root) = (props.history, props.root.clone());
    let screen = session.screen();

    let dispatcher = state.dispatcher();
    let back = Callback::from(move |()| dispatcher.dispatch(Move::Act(Action::Back)));
    use_effect_with((), move |()| {
        let listener = history.listen(back);
        move || drop(listener)
    });

    let dispatcher = state.dispatcher();
    use_effect_with(stage.is_some(), move |shown| {
        let listener = shown.then(|| keys::listen(move |cue| dispatcher.dispatch(Move::Cue(cue))));
        move || drop(listener)
    });

    let depth = session.depth();
    let previous = use_mut_ref(|| (session.turn(), depth));
    let page = root.clone();
    let title = props.is_main.then(|| copy::page_title(&screen));
    use_effect_with(session.turn(), move |turn| {
        let (last, before) = previous.replace((*turn, depth));
        if last != *turn {
            history.moved(before, depth);
            dom::to_top(&page);
            dom::focus(&page, "h1");
        }
        if let Some(title) = title {
            dom::set_title(&title);
        }
    });

    let page = root.clone();
    use_effect_with(session.refusals(), move |refusals| {
        if *refusals > 0 {
            dom::to_top(&page);
            dom::focus(&page, ".errors");
        }
    });

    let store = props.store.clone();
    use_effect_with(session.draft(), move |draft| store.save(draft.as_deref()));

    let dispatcher = state.dispatcher();
    let send = Callback::from(move |signal: Signal| match signal {
        // The browser's entry is used up first; it then sends the action itself.
        Signal::Act(Action::Back) if history.back() => {}
        Signal::Act(action) => dispatcher.dispatch(Move::Act(action)),
        Signal::Cue(cue) => dispatcher.dispatch(Move::Cue(cue)),
        Signal::Stage(shown) => dispatcher.dispatch(Move::Stage(shown)),
        Signal::GoTo(id) => dom::go_to(&root, &id),
        Signal::Show(id) => sheets::show(&root, &id, history),
        Signal::Hide => sheets::hide(),
    });
    let draw = Draw::new(history.instance()).at(session.turn());
    let node = match stage {
        Some(stage) => ui::stage(&stage.screen(), None, &draw),
        None => ui::page(&screen, &draw),
    };
    paint(node, &send)
}
