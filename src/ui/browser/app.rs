//! [`App`]: holds the session, draws its screen, keeps focus, history and draft in step.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::draw::Draw;
use super::history::History;
use super::store::Store;
use super::{dom, frame};
use crate::copy::words;
use crate::form::{Action, Session};

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The visit so far.
    pub session: Session,
    /// Where its draft is kept.
    pub store: Store,
    /// Its share of the browser's history.
    pub history: History,
    /// Its landmark role.
    pub role: &'static str,
}

struct State(Session);

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        Rc::new(State(self.0.apply(action)))
    }
}

/// The page.
#[component]
pub fn App(props: &Props) -> Html {
    let initial = props.session.clone();
    let state = use_reducer(move || State(initial));
    let session = &state.0;
    let root = use_node_ref();
    let history = props.history;

    let dispatcher = state.dispatcher();
    let back = Callback::from(move |()| dispatcher.dispatch(Action::Back));
    use_effect_with((), move |()| {
        let listener = history.listen(back);
        move || drop(listener)
    });

    let depth = session.depth();
    let previous = use_mut_ref(|| (session.turn(), depth));
    let page = root.clone();
    use_effect_with(session.turn(), move |turn| {
        let (last, before) = previous.replace((*turn, depth));
        if let (true, Some(page)) = (last != *turn, page.cast::<Element>()) {
            history.moved(before, depth);
            dom::to_top(&page);
            dom::focus(&page, "h1");
        }
    });

    let page = root.clone();
    use_effect_with(session.refusals(), move |refusals| {
        if let (1.., Some(page)) = (*refusals, page.cast::<Element>()) {
            dom::to_top(&page);
            dom::focus(&page, ".errors");
        }
    });

    let store = props.store.clone();
    use_effect_with(session.draft(), move |draft| store.save(draft.as_deref()));

    let dispatcher = state.dispatcher();
    let send = Callback::from(move |action: Action| {
        // The browser's entry is used up first; it then sends the action itself.
        if action != Action::Back || !history.back() {
            dispatcher.dispatch(action);
        }
    });
    let draw = Draw::new(history.instance(), send);
    html! { <div ref={root} class="page" role={props.role} aria-label={words::PAGE}>{ frame::frame(&session.screen(), &draw) }</div> }
}
