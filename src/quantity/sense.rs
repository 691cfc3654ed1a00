//! What the words around and within a number may mean.

use super::model::Id;

/// What a word may mean within a number and its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Figure {
    Number(f64),
    Magnitude(f64),
    Share(f64),
    Factor(f64),
    Power(f64),
    SizeVerb(f64),
    ImpliedBound(f64),
    Unit(Id),
    Period(Id),
    Adverb(Id),
    Rate(Id, Id),
    /// Stands between an amount and its period ("per", "a").
    Each,
}

impl Figure {
    /// The value of a number word.
    pub fn number(self) -> Option<f64> {
        if let Self::Number(value) = self { Some(value) } else { None }
    }

    /// What a magnitude multiplies by.
    pub fn magnitude(self) -> Option<f64> {
        if let Self::Magnitude(value) = self { Some(value) } else { None }
    }

    /// The percentage of a fraction.
    pub fn share(self) -> Option<f64> {
        if let Self::Share(value) = self { Some(value) } else { None }
    }

    /// The factor of a word such as "twice".
    pub fn factor(self) -> Option<f64> {
        if let Self::Factor(value) = self { Some(value) } else { None }
    }

    /// What a number before it raises.
    pub fn power(self) -> Option<f64> {
        if let Self::Power(value) = self { Some(value) } else { None }
    }

    /// The factor that a verb holds.
    pub fn size_verb(self) -> Option<f64> {
        if let Self::SizeVerb(value) = self { Some(value) } else { None }
    }

    /// The bound that a word before a unit says.
    pub fn implied_bound(self) -> Option<f64> {
        if let Self::ImpliedBound(value) = self { Some(value) } else { None }
    }

    /// A period.
    pub fn period(self) -> Option<Id> {
        if let Self::Period(id) = self { Some(id) } else { None }
    }

    /// The period of an adverb.
    pub fn adverb(self) -> Option<Id> {
        if let Self::Adverb(id) = self { Some(id) } else { None }
    }

    /// The unit and the period of a rate.
    pub fn rate(self) -> Option<(Id, Id)> {
        if let Self::Rate(unit, period) = self { Some((unit, period)) } else { None }
    }
}

/// The part that a word may play around a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Names a metric.
    Metric(Id),
    /// Names a metric turned round: more of it is less of the metric.
    Speed(Id),
    /// Names a metric beside "faster" or "slower".
    Paced(Id),
    /// Names a metric only beside its values ("hits went from 58 to 93 percent").
    Level(Id),
    /// Names a metric only where it grew ("ten times the traffic").
    Carried(Id),
    /// Names something whose figures say nothing here: test coverage, expiries, budgets.
    NotOurs,
    Up,
    Down,
    /// Went where it should ("improved").
    Better,
    /// Went where it should not ("degraded").
    Worse,
    Faster,
    Slower,
    /// Speaks of an absolute amount won ("saving", "shaved").
    Saving,
    /// Stands between a change and its size ("by").
    By,
    /// Stands between a thing and what it belongs to ("of", "in").
    Of,
    From,
    To,
    /// Stands between before and after also without a "from" ("->", "down to").
    Into,
    /// Stands between after and before ("instead of").
    Instead,
    /// Says that a value is of old ("was", "used to take").
    Past,
    /// Says that a value is of today ("now", "takes").
    Present,
    /// Stands before the part of a cost that is still needed ("*at* a tenth of the cost").
    Keeping,
    /// Announces the first of two values that "after" follows ("before 900, after 14k").
    Before,
    /// Announces the second one.
    After,
    /// Stands behind the part that is left ("a fifth *of what it* was").
    Former,
    /// Stands behind the part of the time that is needed ("half *the time*").
    Time,
    /// Stands between a part and its whole ("nine *out of* ten").
    OutOf,
    /// Stands between a number and the time that it came in ("*in* one minute").
    During,
    /// Stands before the two ends of a range ("between").
    Between,
    /// Speaks of sharing out, so that "over" is no bound ("sharded over").
    Spread,
    /// Sets two values against each other ("vs").
    Against,
    /// "under", "at most".
    Under,
    /// "over", "at least".
    Over,
    /// "exactly", "is": a level is right there.
    At,
    /// "about", "up to": says nothing about the number here.
    Roughly,
    /// Articles, pronouns and adverbs that may stand anywhere.
    Skip,
    /// Begins a new thought ("and", "while", "using").
    Stop,
    /// "no", "never": turns a bound round.
    No,
    /// Makes the number a configured limit ("limited to").
    Limit,
    /// Makes the rate before it a limit ("per user").
    Ration,
    /// Adjectives between a number and its unit ("concurrent").
    Adjective,
    /// What a server must be part of to be one of the cluster's.
    Cluster,
    /// A name whose servers are nodes ("38 *Quickstore* servers").
    Own,
    /// Makes a percentage an availability.
    Availability,
    /// Makes bytes those of memory.
    Memory,
    /// What a factor is introduced by ("factor of").
    FactorOf,
    /// Makes the verb before an amount a saving ("cut 2 s off").
    Off,
    /// A trend that may stand behind its number ("fewer", "reduction").
    Comparative,
}

impl Role {
    /// The tables under `words` in a rule file.
    pub const NAMES: [(&'static str, Self); 44] = [
        ("not-ours", Self::NotOurs),
        ("up", Self::Up),
        ("down", Self::Down),
        ("better", Self::Better),
        ("worse", Self::Worse),
        ("faster", Self::Faster),
        ("slower", Self::Slower),
        ("saving", Self::Saving),
        ("by", Self::By),
        ("of", Self::Of),
        ("from", Self::From),
        ("to", Self::To),
        ("into", Self::Into),
        ("instead", Self::Instead),
        ("past", Self::Past),
        ("present", Self::Present),
        ("before", Self::Before),
        ("after", Self::After),
        ("against", Self::Against),
        ("keeping", Self::Keeping),
        ("former", Self::Former),
        ("time", Self::Time),
        ("out-of", Self::OutOf),
        ("during", Self::During),
        ("between", Self::Between),
        ("spread", Self::Spread),
        ("under", Self::Under),
        ("over", Self::Over),
        ("at", Self::At),
        ("roughly", Self::Roughly),
        ("article", Self::Skip),
        ("skip", Self::Skip),
        ("stop", Self::Stop),
        ("no", Self::No),
        ("limit", Self::Limit),
        ("ration", Self::Ration),
        ("adjective", Self::Adjective),
        ("cluster", Self::Cluster),
        ("own", Self::Own),
        ("availability", Self::Availability),
        ("memory", Self::Memory),
        ("factor-of", Self::FactorOf),
        ("off", Self::Off),
        ("comparative", Self::Comparative),
    ];
}
