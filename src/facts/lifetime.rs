//! Is it alive? The answer that `exp` and `nbf` give at an instant (RFC 7519 sections 4.1.4 and 4.1.5), without tolerance.

use super::Facts;
use crate::encoding::json::Node;
use crate::time::Timestamp;

/// The answer, with the instant it turns on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    Alive {
        until: Timestamp,
    },
    /// There are claims, but no `exp` among them.
    Endless,
    Expired {
        since: Timestamp,
    },
    NotYet {
        from: Timestamp,
    },
    /// No claims to tell from, or an `exp` or `nbf` that is no number of seconds.
    Unknown,
}

impl Lifetime {
    /// The state as the page's hook names it.
    pub fn state(self) -> &'static str {
        match self {
            Self::Alive { .. } => "alive",
            Self::Endless => "endless",
            Self::Expired { .. } => "expired",
            Self::NotYet { .. } => "not-yet",
            Self::Unknown => "unknown",
        }
    }
}

impl Lifetime {
    /// Whether a token with these claims is alive at `now`.
    pub fn of(claims: Option<&Node>, now: Timestamp) -> Self {
        let Some(claims) = claims else { return Self::Unknown };
        let (Ok(exp), Ok(nbf)) = (instant(claims, "exp"), instant(claims, "nbf")) else {
            return Self::Unknown;
        };
        match (exp, nbf) {
            (Some(since), _) if since <= now => Self::Expired { since },
            (_, Some(from)) if from > now => Self::NotYet { from },
            (Some(until), _) => Self::Alive { until },
            (None, _) => Self::Endless,
        }
    }

    /// The calendar instant at which the answer becomes another one.
    pub fn turns_at(self) -> Option<Timestamp> {
        match self {
            Self::Alive { until: at } | Self::NotYet { from: at } => Some(at),
            Self::Endless | Self::Expired { .. } | Self::Unknown => None,
        }
        .filter(|at| at.utc().is_some())
    }
}

/// The claim as an instant; an error when it is something else.
fn instant(claims: &Node, name: &str) -> Result<Option<Timestamp>, ()> {
    let value = claims.get(name).filter(|value| !value.is_null());
    value.map(|value| value.as_number().and_then(Timestamp::from_number).ok_or(())).transpose()
}

impl Facts {
    /// Whether the token is alive at `now`.
    pub fn lifetime(&self, now: Timestamp) -> Lifetime {
        Lifetime::of(self.payload.object(), now)
    }

    /// From `iat`, else `nbf`, to `exp`, in seconds.
    pub fn length_of_life(&self) -> Option<u64> {
        let start = self.time("iat").or_else(|| self.time("nbf"))?;
        u64::try_from(self.time("exp")?.since(start)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::base64url;
    use crate::request::Request;

    fn lifetime(claims: &str, now: i64) -> Lifetime {
        let input = format!("e30.{}.", base64url::encode(claims.as_bytes())).into();
        Facts::read(&Request { input, ..Request::default() }).lifetime(Timestamp(now))
    }

    #[test]
    fn it_ends_at_the_very_second() {
        let until = Timestamp(100);
        assert_eq!(lifetime(r#"{"exp":100}"#, 99), Lifetime::Alive { until });
        assert_eq!(lifetime(r#"{"exp":100}"#, 100), Lifetime::Expired { since: until });
        assert_eq!(
            lifetime(r#"{"exp":100,"nbf":50}"#, 49),
            Lifetime::NotYet { from: Timestamp(50) }
        );
        assert_eq!(lifetime(r#"{"exp":100,"nbf":50}"#, 50), Lifetime::Alive { until });
    }

    #[test]
    fn what_cannot_be_told_is_not_guessed() {
        assert_eq!(lifetime(r#"{"sub":"a"}"#, 0), Lifetime::Endless);
        assert_eq!(lifetime(r#"{"exp":null}"#, 0), Lifetime::Endless);
        assert_eq!(lifetime(r#"{"exp":"100"}"#, 0), Lifetime::Unknown);
        assert_eq!(lifetime("[1]", 0), Lifetime::Unknown);
    }
}
