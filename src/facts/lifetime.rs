//! Is it alive? The answer that `exp` and `nbf` give at an instant (RFC 7519 sections 4.1.4 and 4.1.5), without tolerance.

use super::Facts;
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
    /// The calendar instant at which the answer becomes another one.
    pub fn turns_at(self) -> Option<Timestamp> {
        match self {
            Self::Alive { until: at } | Self::NotYet { from: at } => Some(at),
            Self::Endless | Self::Expired { .. } | Self::Unknown => None,
        }
        .filter(|at| at.utc().is_some())
    }
}

impl Facts {
    /// Whether the token is alive at `now`.
    pub fn lifetime(&self, now: Timestamp) -> Lifetime {
        if self.payload.object().is_none() || self.is_no_instant("exp") || self.is_no_instant("nbf")
        {
            return Lifetime::Unknown;
        }
        match (self.time("exp"), self.time("nbf")) {
            (Some(since), _) if since <= now => Lifetime::Expired { since },
            (_, Some(from)) if from > now => Lifetime::NotYet { from },
            (Some(until), _) => Lifetime::Alive { until },
            (None, _) => Lifetime::Endless,
        }
    }

    /// From `iat`, else `nbf`, to `exp`, in seconds.
    pub fn length_of_life(&self) -> Option<u64> {
        let start = self.time("iat").or_else(|| self.time("nbf"))?;
        u64::try_from(self.time("exp")?.since(start)).ok()
    }

    fn is_no_instant(&self, claim: &str) -> bool {
        self.claim(claim).is_some_and(|value| !value.is_null()) && self.time(claim).is_none()
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
