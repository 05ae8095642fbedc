//! What the registered names mean, in our own words (IANA "JSON Web Token Claims", "JOSE Header Parameters" and
//! "JOSE Algorithms"). The worker holds the tables and hands them to the page when it starts.

#[cfg(feature = "inspector")]
use crate::algorithms::{ALGORITHMS, Algorithm, Length};
use std::rc::Rc;

/// Tables of `name<TAB>description`, one name a line; algorithms have two columns more. Empty until the worker runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    pub claims: Rc<str>,
    pub header: Rc<str>,
    pub algorithms: Rc<str>,
}

/// The claims that are instants (`NumericDate`, RFC 7519 section 2).
const TIMES: [&str; 7] = ["exp", "nbf", "iat", "updated_at", "auth_time", "sip_date", "toe"];

/// Whether the claim of that name is an instant.
pub fn is_time(claim: &str) -> bool {
    TIMES.contains(&claim)
}

impl Registry {
    /// What the registered claim of that name is for.
    pub fn claim(&self, name: &str) -> Option<&str> {
        look_up(&self.claims, name)
    }

    /// What the registered header parameter of that name is for.
    pub fn header_parameter(&self, name: &str) -> Option<&str> {
        look_up(&self.header, name)
    }

    /// What the registered algorithm of that name is.
    pub fn algorithm(&self, name: &str) -> Option<&str> {
        look_up(&self.algorithms, name)
    }

    /// Of a registered signature algorithm the `kty` of its keys and the length of its signatures in bytes, where it has
    /// one length.
    pub fn signature_form(&self, name: &str) -> Option<(&str, Option<usize>)> {
        let mut columns = line(&self.algorithms, name)?.split('\t').skip(1);
        let (key_type, length) = (columns.next()?, columns.next()?);
        Some((key_type, length.parse().ok()))
    }

    /// The registered signature algorithm with such keys whose signatures have that many bytes.
    pub fn algorithm_of_length(&self, key_type: &str, length: usize) -> Option<&str> {
        let mut names = self.algorithms.lines().filter_map(|row| row.split('\t').next());
        names.find(|name| self.signature_form(name) == Some((key_type, Some(length))))
    }

    /// Whether the worker has not sent the tables yet.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }
}

/// The tables.
#[cfg(feature = "inspector")]
pub fn tables() -> Registry {
    let rows = ALGORITHMS.iter();
    let algorithms: Vec<String> = rows.map(algorithm_row).collect();
    let (claims, header) = (CLAIMS.into(), HEADER.into());
    Registry { claims, header, algorithms: algorithms.join("\n").into() }
}

#[cfg(feature = "inspector")]
const CLAIMS: &str = include_str!("registry/claims.tsv");
#[cfg(feature = "inspector")]
const HEADER: &str = include_str!("registry/header.tsv");

/// Whether the claim of that name is registered.
#[cfg(feature = "inspector")]
pub fn is_claim(name: &str) -> bool {
    look_up(CLAIMS, name).is_some()
}

/// Whether the header parameter of that name is registered.
#[cfg(feature = "inspector")]
pub fn is_header_parameter(name: &str) -> bool {
    look_up(HEADER, name).is_some()
}

/// Name and description; of a signature algorithm also the key type and the length of a signature.
#[cfg(feature = "inspector")]
fn algorithm_row(row: &Algorithm) -> String {
    let Algorithm { name, description, key_type, .. } = row;
    match row.signature {
        Length::Bytes(bytes) => format!("{name}\t{description}\t{key_type}\t{bytes}"),
        Length::Curve | Length::Modulus => format!("{name}\t{description}\t{key_type}\t"),
        Length::None => format!("{name}\t{description}"),
    }
}

/// What a table says about a name.
pub fn look_up<'a>(table: &'a str, name: &str) -> Option<&'a str> {
    line(table, name)?.split('\t').next()
}

/// What follows the name in its line.
fn line<'a>(mut table: &'a str, name: &str) -> Option<&'a str> {
    loop {
        let (line, rest) = table.split_once('\n').unwrap_or((table, ""));
        let found = line.strip_prefix(name).and_then(|it| it.strip_prefix('\t'));
        if found.is_some() || rest.is_empty() {
            return found;
        }
        table = rest;
    }
}

#[cfg(all(test, feature = "inspector"))]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole() {
        let registry = tables();
        assert_eq!(registry.claim("iss"), Some("Who issued the token"));
        assert_eq!(registry.claim("is"), None);
        assert!(registry.header_parameter("kid").is_some());
        assert_eq!(registry.algorithm("HS256"), Some("HMAC with SHA-256"));
        assert!(registry.algorithm("ES256").is_some());
    }

    #[test]
    fn every_line_has_a_name_of_its_own_and_a_description() {
        let registry = tables();
        let tables = [
            (&registry.claims, &[0][..]),
            (&registry.header, &[0]),
            (&registry.algorithms, &[0, 2]),
        ];
        for (table, more_columns) in tables {
            let mut names: Vec<&str> = Vec::new();
            for line in table.lines() {
                let (name, description) = line.split_once('\t').unwrap();
                let columns = description.matches('\t').count();
                assert!(
                    !description.starts_with('\t') && more_columns.contains(&columns),
                    "{line}"
                );
                assert!(!names.contains(&name), "{name} twice");
                names.push(name);
            }
        }
    }

    #[test]
    fn every_instant_is_a_registered_claim() {
        for name in TIMES {
            assert!(tables().claim(name).is_some(), "{name}");
        }
    }

    #[test]
    fn signatures_have_the_form_of_their_row() {
        let registry = tables();
        assert_eq!(registry.signature_form("ES256"), Some(("EC", Some(64))));
        assert_eq!(registry.signature_form("EdDSA"), Some(("OKP", None)));
        assert_eq!(registry.signature_form("RSA-OAEP"), None);
        assert_eq!(registry.algorithm_of_length("AKP", 3309), Some("ML-DSA-65"));
    }

    /// The names in the first column of a table of the catalogue, those that IANA has.
    fn registered(file: &str) -> Vec<String> {
        let path = [env!("CARGO_MANIFEST_DIR"), "/../shared/design/tables/", file].concat();
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let lines = text.lines().skip(1).filter(|line| !line.contains("not registered"));
        lines
            .filter_map(|line| Some(line.split(',').next()?.trim_matches('"').to_owned()))
            .collect()
    }

    #[test]
    fn every_name_that_iana_has_is_described() {
        let registry = tables();
        let claims = registered("iana_jwt_claims.csv");
        let header = registered("iana_jose_header.csv");
        if claims.is_empty() {
            return println!("skipped: ../shared/design/tables is not there");
        }
        let missing: Vec<&String> = claims
            .iter()
            .filter(|name| registry.claim(name).is_none())
            .chain(header.iter().filter(|name| registry.header_parameter(name).is_none()))
            .collect();
        println!("{} claims, {} header parameters", claims.len(), header.len());
        assert!(missing.is_empty(), "{missing:?}");
    }
}
