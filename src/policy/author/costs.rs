//! Fees: items, tracks with their prices year by year, deposits and scenarios.

use crate::policy::{Cond, Costs, FeeItem, NamedValue, Num, Price, Track, TrackId, TrackRole, lasting};
use crate::value::{Number, Unit};

use super::check::{Checker, Later, Year};
use super::conditions::MOST_YEARS;
use super::entries::texts;
use super::locate::Path;
use super::logic::Site;
use super::problem::Fault;
use super::shape;
use super::years::possible;

impl Checker {
    pub fn costs(&mut self, costs: &shape::Costs) -> Costs {
        let path = Path::new("costs");
        let years = costs.years.clamp(1, MOST_YEARS);
        if years != costs.years {
            let (what, least, most) = ("the number of residence years", 1, i64::from(MOST_YEARS));
            self.tell(&path.key("years"), Fault::OutOfRange { what, least, most });
        }
        self.sentence(&path.key("quantity"), "title", &costs.quantity.title);
        let (quantity, quantity_unit) = self.value(&costs.quantity, &path.key("quantity"));
        self.later.push((
            path.key("quantity").key("number"),
            Later::Paid(quantity.number.clone()),
        ));
        let (months, months_unit) = self.proven_paid(&costs.months, &path.key("months"));
        self.comes_to(&path.key("months"), "the months", "月", &months_unit);
        // The average month is left out where there are none, so they may be 0, but not always.
        self.divisor(&path.key("months"), &months);
        self.not_empty(&path.key("items"), "the list of items", costs.items.len());
        self.not_empty(&path.key("tracks"), "the list of tracks", costs.tracks.len());
        let ids = |section: &str, ids: Vec<&String>| -> Vec<(Path, String)> {
            let section = path.key(section);
            ids.into_iter()
                .enumerate()
                .map(|(i, id)| (section.at(i), id.clone()))
                .collect()
        };
        self.unique(
            "fee item",
            ids("items", costs.items.iter().map(|item| &item.id).collect()),
        );
        self.unique(
            "track",
            ids("tracks", costs.tracks.iter().map(|track| &track.id).collect()),
        );
        self.unique(
            "support",
            ids(
                "support",
                costs.support.iter().map(|support| &support.id).collect(),
            ),
        );
        self.unique(
            "scenario",
            ids(
                "scenarios",
                costs.scenarios.iter().map(|scenario| &scenario.id).collect(),
            ),
        );
        let mut items = Vec::new();
        for (i, item) in costs.items.iter().enumerate() {
            items.push(self.fee_item(item, years, &quantity_unit, &path.key("items").at(i)));
        }
        let mut tracks = Vec::new();
        let mut fallback = false;
        for (i, track) in costs.tracks.iter().enumerate() {
            let path = path.key("tracks").at(i);
            match (track.role, track.when.is_some()) {
                (TrackRole::Ranked, false) => self.tell(&path, Fault::RankedWithoutWhen),
                (TrackRole::Fallback | TrackRole::Comparison | TrackRole::Replacement, true) => {
                    self.tell(&path.key("when"), Fault::WhenUnused);
                }
                _ => {}
            }
            if track.role == TrackRole::Fallback && std::mem::replace(&mut fallback, true) {
                self.tell(&path.key("role"), Fault::SecondFallback);
            }
            tracks.push(self.track(track, costs, years, &path));
        }
        self.prove_amounts(&quantity.number, &months, &items, &tracks);
        self.note_tracks(&path.key("tracks"), &tracks);
        Costs {
            quantity,
            per_unit: lasting(&costs.per_unit),
            months,
            items,
            tracks,
            support: self.supports(costs, &path.key("support")),
            deposit: costs
                .deposit
                .as_ref()
                .map(|deposit| self.deposit(deposit, &path.key("deposit"))),
            prepay: costs
                .prepay
                .as_ref()
                .and_then(|prepay| self.prepay(prepay, costs, &path.key("prepay"))),
            not_included: texts(&costs.not_included),
            scenarios: self.scenarios(costs, &path.key("scenarios")),
            notes: texts(&costs.notes),
        }
    }

    /// A named value that computes to the unit it declares.
    pub fn value(&mut self, value: &shape::Value, path: &Path) -> (NamedValue, Option<Unit>) {
        self.id(path, &value.id);
        let declared = self.unit(&path.key("unit"), &value.unit);
        // A wrong number of years is told once, by the first of the years, not by everything that names a year.
        let of = value.years.unwrap_or(1);
        if value.year <= 1 && !(1..=MOST_YEARS).contains(&of) {
            let (what, least, most) = ("the number of years", 1, i64::from(MOST_YEARS));
            self.tell(&path.key("years"), Fault::OutOfRange { what, least, most });
        }
        self.year = value.years.map_or(Year::None, |of| Year::Series {
            n: value.year,
            of: possible(of),
        });
        let years_back = self.years_back();
        let (number, found) = self.proven(&value.number, &path.key("number"));
        self.year = Year::None;
        if let (Some(declared), Some(found)) = (&declared, &found)
            && declared != found
        {
            let (declared, found) = (declared.to_string(), found.to_string());
            self.tell(&path.key("unit"), Fault::UnitDeclared { declared, found });
        }
        let built = NamedValue {
            id: lasting(&value.id),
            title: lasting(&value.title),
            unit: declared
                .as_ref()
                .map_or_else(|| "", |unit| lasting(&unit.to_string())),
            years_back,
            number,
            formula: lasting(&value.formula),
        };
        (built, declared)
    }

    fn fee_item(
        &mut self,
        item: &shape::FeeItem,
        years: u16,
        quantity: &Option<Unit>,
        path: &Path,
    ) -> FeeItem {
        self.sentence(path, "title", &item.title);
        let unit = self.unit(&path.key("unit"), &item.unit);
        let mut times = Vec::new();
        for year in 1..=years {
            self.year = Year::Residence(year);
            let (high, its) = self.proven_paid(&item.times, &path.key("times"));
            let product = unit.as_ref().zip(quantity.as_ref()).zip(its.as_ref());
            let product = product.map(|((unit, quantity), its)| unit.times(quantity).times(its));
            self.comes_to(path, "price × quantity × times", "元", &product);
            let low = match &item.times_low {
                None => high.clone(),
                Some(low) => {
                    let (low, lowest) = self.proven_paid(low, &path.key("times_low"));
                    self.same_unit(&path.key("times_low"), &lowest, &its);
                    low
                }
            };
            times.push((low, high));
        }
        self.year = Year::None;
        FeeItem {
            id: lasting(&item.id),
            title: lasting(&item.title),
            unit: unit.map_or_else(|| "", |unit| lasting(&unit.to_string())),
            times,
        }
    }

    fn track(&mut self, track: &shape::Track, costs: &shape::Costs, years: u16, path: &Path) -> Track {
        self.sentence(path, "title", &track.title);
        let condition = track
            .when
            .as_ref()
            .map(|when| self.condition(when, &path.key("when")));
        let mut by_item: Vec<Vec<Price>> = Vec::new();
        for (i, prices) in track.prices.iter().enumerate() {
            let at = path.key("prices").at(i);
            if !costs.items.iter().any(|item| item.id == prices.item) {
                let known = costs.items.iter().map(|item| item.id.as_str());
                self.unknown(&at.key("item"), "fee item", &prices.item, known);
            } else if track.prices[..i].iter().any(|before| before.item == prices.item) {
                self.tell(
                    &at.key("item"),
                    Fault::PriceTwice {
                        item: prices.item.clone(),
                    },
                );
            }
        }
        for item in &costs.items {
            match track.prices.iter().position(|prices| prices.item == item.id) {
                Some(i) => {
                    let at = path.key("prices").at(i);
                    by_item.push(self.prices(&track.prices[i], &item.unit, years, &at));
                }
                None => self.tell(
                    path,
                    Fault::NoPrice {
                        item: item.id.clone(),
                    },
                ),
            }
        }
        let year = |year: usize| {
            by_item
                .iter()
                .filter_map(|prices| prices.get(year).cloned())
                .collect()
        };
        let by_year = (0..usize::from(years)).map(year).collect();
        let mut replaced = Vec::new();
        for year in 1..=years {
            self.year = Year::Residence(year);
            let mut rules = Vec::new();
            for (i, rule) in track.replaced.iter().enumerate() {
                let path = path.key("replaced").at(i);
                let when = self.condition(&rule.when, &path.key("when"));
                let by = rule
                    .by
                    .as_ref()
                    .and_then(|by| self.track_id(costs, by, &path.key("by")));
                rules.push((when, by));
            }
            let path = path.key("replaced");
            let place = |(i, (when, _)): (usize, &(Cond, _))| (path.at(i).key("when"), when.clone());
            let whens = rules.iter().enumerate().map(place).collect();
            self.sites.push((path, Site::Rules(whens, None)));
            replaced.push(rules);
        }
        self.year = Year::None;
        Track {
            id: lasting(&track.id),
            title: lasting(&track.title),
            condition,
            role: track.role,
            years: by_year,
            replaced,
        }
    }

    /// Tracks are ranked by their conditions; the fallback is for whom none is.
    fn note_tracks(&mut self, path: &Path, tracks: &[Track]) {
        let ranked = |(i, track): (usize, &Track)| Some((path.at(i).key("when"), track.condition.clone()?));
        let fallback = tracks.iter().position(|track| track.role == TrackRole::Fallback);
        let ranked = tracks.iter().enumerate().filter_map(ranked).collect();
        self.sites
            .push((path.clone(), Site::Rules(ranked, fallback.map(|i| path.at(i)))));
    }

    fn prices(&mut self, prices: &shape::ItemPrices, unit: &str, years: u16, path: &Path) -> Vec<Price> {
        let path = path.key("years");
        let count = prices.years.len();
        if count != 1 && count != usize::from(years) {
            self.tell(
                &path,
                Fault::YearEntries {
                    wanted: years,
                    found: count,
                },
            );
        }
        let mut built = Vec::new();
        // A citation is looked at once, however many years it holds for.
        let citations: Vec<_> = (prices.years.iter().enumerate())
            .map(|(i, price)| self.citation(&path.at(i), &price.citation))
            .collect();
        for year in 1..=years {
            let place = if count == 1 { 0 } else { usize::from(year) - 1 };
            let Some(price) = prices.years.get(place) else {
                break;
            };
            self.year = Year::Residence(year);
            let path = path.at(place).key("price");
            let (number, its) = self.proven_paid(&price.price, &path);
            self.comes_to(&path, "the price", unit, &its);
            built.push(Price {
                price: number,
                derived: price.derived,
                citation: citations[place].clone(),
            });
        }
        self.year = Year::None;
        built
    }

    pub fn track_id(&mut self, costs: &shape::Costs, name: &str, path: &Path) -> Option<TrackId> {
        self.refer("tracks", name);
        let place = costs.tracks.iter().position(|track| track.id == name);
        if place.is_none() {
            self.unknown(
                path,
                "track",
                name,
                costs.tracks.iter().map(|track| track.id.as_str()),
            );
        }
        place.map(|place| TrackId(place as u16))
    }

    /// Every amount of a track is proven, and so is the sum over all years and its share of a month.
    fn prove_amounts(&mut self, quantity: &Num, months: &Num, items: &[FeeItem], tracks: &[Track]) {
        for (i, track) in tracks.iter().enumerate() {
            let path = Path::new("costs").key("tracks").at(i);
            let mut units = Vec::new();
            for (year, prices) in track.years.iter().enumerate() {
                for (item, price) in items.iter().zip(prices) {
                    let Some((_, times)) = item.times.get(year) else {
                        continue;
                    };
                    let unit = Num::Product(vec![price.price.clone(), times.clone()]);
                    self.later
                        .push((path.clone(), Later::Money(vec![unit.clone(), quantity.clone()])));
                    units.push(unit);
                }
            }
            let average = Num::Quotient(Box::new([Num::Sum(units.clone()), months.clone()]));
            self.later.push((path.clone(), Later::Money(vec![average])));
            // The total adds rounded amounts; its digits are those of the whole sum to 0.01.
            let whole = |unit: Num| {
                let amount = Num::Product(vec![unit, quantity.clone(), Num::Constant(Number::from(100))]);
                Num::Rounded(amount.into(), crate::policy::Rounding::Ceiling, 0)
            };
            let total = Num::Sum(units.into_iter().map(whole).collect());
            self.later.push((path, Later::Digits(total)));
        }
    }
}
