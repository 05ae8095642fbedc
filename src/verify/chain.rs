//! The chain of certificates in a token (RFC 7515 section 4.1.6), up to a certificate that the person gave.

use super::attempt::{self, Outcome};
use super::token::Token;
use super::{candidates, verdict};
use crate::facts::Facts;
use crate::keys::{Certified, Key, Keys, chain};
use crate::report::{KeySource, KeyUse, SignatureState};
use crate::verdict::{Verdict, Why};

/// Certificates of one chain that are looked at.
const LONGEST: usize = 10;

/// The keys of the header's `x5c`, the signer's first; `None` when there is none.
pub fn keys(facts: &Facts) -> Option<Keys> {
    facts.header("x5c").and_then(chain::of_x5c)
}

/// The verdict when the first certificate of the token matches: valid when its chain ends in a certificate of the
/// person, else consistent. `None` without certificates on both sides, or when it does not match.
pub fn judge(facts: &Facts, token: &Token<'_>, trusted: &Keys) -> Option<Verdict> {
    trusted.list.iter().find(|key| key.certificate.is_some())?;
    let carried = keys(facts)?;
    let leaf = carried.list.first()?;
    if !matches(token, leaf) {
        return None;
    }
    let name = token.algorithm.name;
    let (state, source, message) = match climb(&carried, trusted) {
        Ok(root) => (
            SignatureState::Valid,
            KeySource::Chain,
            format!(
                "{name} signature verified by the chain of certificates in the token, up to the one you gave: {root}"
            ),
        ),
        Err(reason) => (
            SignatureState::Consistent,
            KeySource::Token,
            format!(
                "{name} signature matches the certificate inside the token, but its chain does not lead to a certificate you gave: {reason}"
            ),
        ),
    };
    let embedded_key = Some(KeyUse { id: leaf.id(0), source, description: leaf.description(0) });
    Some(Verdict { embedded_key, ..verdict(state, Why::Matched, message) })
}

/// Whether the token is signed with this key, as it is written and without anything against it.
fn matches(token: &Token<'_>, key: &Key) -> bool {
    let keys = Keys { list: vec![key.clone()], ..Keys::default() };
    let Ok(fitting) = candidates::choose(token, &keys) else { return false };
    token.objection.is_none()
        && matches!(
            attempt::attempt(token, &keys, &fitting),
            Outcome::Matches { canonical: true, .. }
        )
}

/// The subject of the person's certificate in which the chain ends; or why it ends in none.
fn climb(carried: &Keys, trusted: &Keys) -> Result<String, String> {
    let mut path: Vec<&Certified> = Vec::new();
    let mut current = carried.list.first().and_then(|key| key.certificate.as_ref());
    while let Some(certified) = current.filter(|_| path.len() < LONGEST) {
        let subject = &certified.subject;
        usable(certified, path.len(), trusted)?;
        if certificates(trusted).any(|(_, it)| it.der == certified.der) {
            return Ok(subject.clone());
        }
        path.push(certified);
        let issued = |key: &Key| chain::is_issued_by(certified, key);
        if let Some((_, above)) = certificates(trusted).find(|(key, _)| issued(key)) {
            usable(above, path.len(), trusted)?;
            return Ok(above.subject.clone());
        }
        let above = certificates(carried).find(|(key, it)| !path.contains(it) && issued(key));
        current = above.map(|(_, it)| it);
        if current.is_none() {
            return Err(format!(
                "“{subject}” is issued by “{}”, whose certificate is missing or did not sign it. Paste the root certificate you trust",
                certified.issuer
            ));
        }
    }
    Err(format!("it has more than {LONGEST} certificates"))
}

fn certificates(keys: &Keys) -> impl Iterator<Item = (&Key, &Certified)> {
    keys.list.iter().filter_map(|key| Some((key, key.certificate.as_ref()?)))
}

/// Whether a certificate can stand in a chain with so many below it (RFC 5280 section 6.1).
fn usable(certified: &Certified, below: usize, trusted: &Keys) -> Result<(), String> {
    let Certified { subject, not_before, not_after, .. } = certified;
    let role = chain::role(certified);
    if !certified.is_valid_at(trusted.now) {
        return Err(format!("“{subject}” is valid from {not_before} until {not_after} only"));
    }
    if role.unknown_critical {
        return Err(format!("“{subject}” demands an extension that is not known here"));
    }
    // The certificates between this one and the first are authorities themselves.
    let between = below.saturating_sub(1);
    let too_long = role.path_length.is_some_and(|most| between > usize::from(most));
    if below > 0 && (!role.signs_certificates() || too_long) {
        return Err(format!("“{subject}” may not issue the certificate below it"));
    }
    if below == 0 && !role.signs() {
        return Err(format!("the key of “{subject}” may not sign (its key usage)"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
