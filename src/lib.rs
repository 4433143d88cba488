//! A policy self-check that runs wholly in the visitor's browser.
//!
//! From a few answers an enterprise learns, criterion by criterion, what a document says about it: class, price,
//! what is missing. Every verdict shows value, threshold, distance and the article; what a text leaves open is shown
//! as open. It is a forecast: the authority decides.
//!
//! # Layers
//!
//! Each layer uses only those above it in this table. `tests/tidy.rs` fails on an import that points the other way.
//!
//! | layer | knows | does not know |
//! |---|---|---|
//! | [`value`] | exact decimals, fractions, civil days, units, numbers as people type them | policies |
//! | [`policy`] | the checked policy; natively also how a policy file is read and checked | answers |
//! | [`engine`] | policy × answers × day × readings → report | screens, clocks, files |
//! | [`form`] | a visit: action in, screen out | Yew, the browser |
//! | [`copy`] | every interface sentence | policies' wording |
//! | [`recap`] | what a visitor takes along: texts to copy, a picture to keep | canvas, clipboard |
//! | `ui` | what a screen looks like and what its elements send; in the browser Yew's one component | verdicts |
//!
//! At the edges: `www/` (the browser entry, a cdylib of its own so that LTO stays on), the command-line tool
//! `selfcheck`, and the developer tasks `xtask`.
//!
//! # One answer, from the keyboard to the report and back
//!
//! 1. A component sends a [`form`] action with the typed text. [`value`] reads it: full-width digits, 万, units typed
//!    along. What cannot be an answer stays on the screen beside its reason.
//! 2. The session stores the answer under its fact and asks the engine for a report.
//! 3. The engine lays the answers out as variables, draws what they imply, and works out for each condition the set
//!    of outcomes still possible. Amounts are exact decimals, rounded once per fee item and year.
//! 4. The session turns the report into a screen: the next question that can still change something, or the result.
//! 5. [`copy`] words it, and the component draws it.
//!
//! # Invariants, and the test that holds each
//!
//! | invariant | held by |
//! |---|---|
//! | No policy-specific number, name or branch in `src/`; no Chinese sentence outside `copy` | `tests/tidy.rs` |
//! | A made-up policy runs through everything without a line of Rust | `tests/made_up.rs`, `tests/browser/visitor.test.mjs` |
//! | Every completion of the open facts ends inside the standing; exact means exact | `tests/standings.rs` |
//! | Answering never adds an outcome | `tests/standings.rs` |
//! | What is missing is open, never no, and not asked where it changes nothing; 0.1 + 0.2 is 0.3 | `tests/expressions.rs` |
//! | Each test of each condition counts in some pair of situations (MC/DC); each comparison turns exactly at its limit | `tests/rules.rs` |
//! | A second evaluator that shares no code with the engine comes to the same of complete answers | `tests/second.rs` |
//! | Items sum to totals; cost grows with area | `tests/costs.rs` |
//! | Every range of costs runs from the lowest to the highest of all complete answers | `tests/ranges.rs` |
//! | No price is singled out before its class is settled; what may have to be paid first is counted | `tests/undecided.rs` |
//! | What another reading changes is what evaluating under it gives | `tests/readings.rs` |
//! | What is settled whichever way readings are read is so under every combination | `tests/spreads.rs` |
//! | A proposed set of changes brings what it promises, and no smaller one does | `tests/changes.rs` |
//! | Only what can be changed is proposed; 不受口径影响 is said only where it is proved | `tests/prospects.rs`, `tests/browser/changes.test.mjs` |
//! | Every reading has a row on the sheet the authority settles readings on | `tests/book.rs` |
//! | Arithmetic is exact or refused; floats do not compile | unit tests of [`value`], `.clippy.toml` |
//! | A mistake in a policy file is named with file, line, path and cure, all at once | `tests/problems.rs` |
//! | Numbers of different units meet nowhere without a written conversion | `tests/dimensions.rs` |
//! | A condition, rule, reading or name that makes no difference is told; nothing that does make one is | `tests/idle.rs`, `tests/idle_holds.rs`, `tests/unused.rs` |
//! | Bands that overlap or leave a gap are told with the values, unless a reading decides | `tests/bands.rs` |
//! | Every limit has a worked case at it and one a step beside it | `selfcheck check`, `tests/limits.rs` |
//! | Every policy file fits the JSON Schema that editors are given; a slip in its keys does not | `tests/policy_schema.rs` |
//! | Several records are written once and counted each by itself; their sum is exact over what is open | `tests/records.rs`, `tests/browser/carriers.test.mjs` |
//! | Targets of districts are added up and never become a condition | `tests/cases.rs`, `tests/browser/carriers.test.mjs` |
//! | What is typed or pasted into a table is worked out to the dot, and kept | `tests/tables.rs`, `tests/browser/documents.test.mjs` |
//! | A bad answer is named with fact, value and accepted form; nothing half done | `tests/answers.rs` |
//! | A table of enterprises comes out as each row would alone, or not at all | `tests/batch.rs` |
//! | Every quote stands verbatim in the document, or is known to the lock | `selfcheck check`, `tests/problems.rs` |
//! | Few taps to class and costs, no question twice, no implied one; what is said to remain is about true | `tests/path.rs` |
//! | Questions come topic by topic, no more of them than as listed, close to the best order of small documents | `tests/order.rs` |
//! | Once the best price is certain, nothing that only concerns prices is asked | `tests/order.rs` |
//! | The worked cases come out as written | `tests/cases.rs` |
//! | The native build has no Yew, web-sys or wasm-bindgen | `tests/tidy.rs` |
//! | No mobile number and no e-mail address is shipped | `personal` in `xtask`, in every build |
//! | The shipped wasm uses WebAssembly 1.0 only | the gate in `xtask`, proven against controls on every test run |
//! | The stage follows every slider and key, compares to the yuan, keeps nothing | `tests/stage.rs` |
//! | A visit survives its link; a changed link is refused or valid | `tests/links.rs` |
//! | The picture says what the result says, within its edges; its code holds the link | `tests/recap.rs` |
//! | What nobody answered is named as the day or an assumption, wherever it is shown | `tests/recap.rs` |
//! | On paper every page has the short line, the formulas are open, nothing is to be tapped | `tests/browser/share.test.mjs` |
//! | What a link brings is not kept in place of a draft until an answer changes | `tests/arrivals.rs`, `tests/browser/share.test.mjs` |
//! | What is asked beside the result is never asked by itself, and blanks are left as they are | `tests/aside.rs`, `tests/browser/aside.test.mjs` |
//! | A form takes its texts from the answers and has no field for anything personal | `tests/aside.rs` |
//! | Every rule of a document is modelled, told or left out with a reason, by elements and cases that exist | `selfcheck check`, `tests/coverage.rs` |
//! | What is copied, painted and linked is the same result; what came of copying is told truly | `tests/browser/share.test.mjs` |
//! | The state of the page changes in one place | `tests/tidy.rs` |
//! | What is drawn again keeps elements, focus and cursor; nothing of a screen becomes a part of the next | `tests/browser/redraw.test.mjs` |
//! | Every drawn control has a label, ids are unique, the short line stands on every screen | `tests/screens.rs` |
//! | Class and costs in at most 10 taps; finger, mouse, keys, large type | `tests/browser/ways.test.mjs` |
//! | Each kind of visitor is at the first question in two taps; what two documents ask alike is asked once | `tests/browser/door.test.mjs` |
//! | Boards of criteria lead to what they count; the counts are true | `tests/board.rs`, `tests/browser/board.test.mjs` |
//! | Forced colours, dark hosts and reduced motion leave everything readable | `tests/browser/colours.test.mjs` |
//! | After load no request; the strict content security policy holds; screens are accessible | `tests/browser/` |

pub mod copy;
pub mod engine;
pub mod form;
pub mod policy;
pub mod recap;
pub mod ui;
pub mod value;
