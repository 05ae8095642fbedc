//! Which kind of token this is: told from `typ`, then from the shape of the header, then from the claims.

use super::Facts;
use crate::encoding::json::Node;
use crate::report::Kind;

/// A token profile: its id in the catalogue, what a person calls it, and the document that defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    pub id: &'static str,
    pub label: &'static str,
    pub reference: &'static str,
}

impl Default for Profile {
    fn default() -> Self {
        GENERIC
    }
}

pub const GENERIC: Profile = of("generic", "JSON Web Token", "RFC 7519");

const ACCESS_TOKEN: Profile = of("access-token", "Access token", "RFC 6749");
const ACME: Profile = of("acme", "ACME request", "RFC 8555");
const CLIENT_ASSERTION: Profile = of("client-assertion", "Client assertion", "RFC 7523");
const EAT: Profile = of("eat", "Entity attestation token", "RFC 9711");
const ID_TOKEN: Profile = of("id_token", "ID token", "OpenID Connect Core 2");
const JARM: Profile = of("jarm", "Authorization response (JARM)", "JARM");
const JWE: Profile = of("jwe", "Encrypted token", "RFC 7516");
const JWK: Profile = of("jwk", "JSON Web Key", "RFC 7517");
const JWKS: Profile = of("jwks", "JWK set", "RFC 7517");
const JWT_GRANT: Profile = of("jwt-bearer-grant", "JWT bearer grant", "RFC 7523 2.1");
const KUBERNETES: Profile = of("k8s-sa", "Kubernetes service account token", "Kubernetes");
const LOGOUT: Profile = of("logout", "Logout token", "OpenID Connect Back-Channel Logout 1.0");
const REQUEST_OBJECT: Profile = of("request-object", "Authorization request object", "RFC 9101");
const SD_JWT: Profile = of("sd-jwt", "SD-JWT", "RFC 9901");
const SD_JWT_VC: Profile =
    of("sd-jwt-vc", "Verifiable credential (SD-JWT VC)", "draft-ietf-oauth-sd-jwt-vc");
const SESSION: Profile = of("session", "Session token", "RFC 7519");
const SET: Profile = of("set", "Security event token", "RFC 8417");
const SMART_HEALTH_CARD: Profile = of("shc", "SMART Health Card", "SMART Health Cards");
const SPIFFE: Profile = of("spiffe", "SPIFFE JWT-SVID", "SPIFFE JWT-SVID");
const USERINFO: Profile = of("userinfo", "UserInfo response", "OpenID Connect Core 5.3.2");
const VAPID: Profile = of("vapid", "Web Push VAPID token", "RFC 8292");
const VC_JWT: Profile = of("vc-jwt", "Verifiable credential (JWT)", "VC Data Model 1.1 6.3.1");

/// The explicit types: `typ` in lower case, without `application/`.
const TYPES: &[(&str, Profile)] = &[
    ("at+jwt", of("at+jwt", "Access token", "RFC 9068")),
    ("client-authentication+jwt", CLIENT_ASSERTION),
    ("dc+sd-jwt", SD_JWT_VC),
    ("dpop+jwt", of("dpop", "DPoP proof", "RFC 9449")),
    ("entity-statement+jwt", FEDERATION),
    ("explicit-registration-response+jwt", FEDERATION),
    ("kb+jwt", of("kb-jwt", "Key binding JWT", "RFC 9901 4.3")),
    ("logout+jwt", LOGOUT),
    ("oauth-authz-req+jwt", REQUEST_OBJECT),
    ("oauth-client-attestation+jwt", ATTESTATION),
    ("oauth-client-attestation-pop+jwt", ATTESTATION),
    (
        "oauth-id-jag+jwt",
        of("id-jag", "Identity assertion grant", "draft-ietf-oauth-identity-assertion-authz-grant"),
    ),
    ("openid4vci-proof+jwt", of("oid4vci-proof", "Wallet key proof", "OpenID4VCI 1.0")),
    ("passport", of("passport", "PASSporT", "RFC 8225")),
    ("resolve-response+jwt", FEDERATION),
    ("secevent+jwt", SET),
    ("statuslist+jwt", of("status-list", "Token status list", "draft-ietf-oauth-status-list")),
    ("token-introspection+jwt", of("introspection", "Token introspection response", "RFC 9701")),
    ("trust-mark+jwt", FEDERATION),
    ("txntoken+jwt", of("txn-token", "Transaction token", "draft-ietf-oauth-transaction-tokens")),
    ("vc+jwt", VC_JOSE),
    ("vc+sd-jwt", SD_JWT_VC),
    ("vp+jwt", VC_JOSE),
    ("wit+jwt", of("wit", "Workload identity token", "draft-ietf-wimse-s2s-protocol")),
    ("wpt+jwt", of("wpt", "Workload proof token", "draft-ietf-wimse-s2s-protocol")),
];

/// Those that no `typ` stands for.
const OTHERS: &[Profile] = &[
    ACCESS_TOKEN,
    ACME,
    EAT,
    ID_TOKEN,
    JARM,
    JWT_GRANT,
    KUBERNETES,
    SD_JWT,
    SESSION,
    SMART_HEALTH_CARD,
    SPIFFE,
    USERINFO,
    VAPID,
    VC_JWT,
];

const ATTESTATION: Profile = of(
    "client-attestation",
    "Client attestation",
    "draft-ietf-oauth-attestation-based-client-auth",
);
const FEDERATION: Profile =
    of("entity-statement", "Federation entity statement", "OpenID Federation 1.0");
const VC_JOSE: Profile = of("vc-jose", "Verifiable credential", "VC-JOSE-COSE");

const fn of(id: &'static str, label: &'static str, reference: &'static str) -> Profile {
    Profile { id, label, reference }
}

/// The profile that a person chose, else the first that fits.
pub fn of_facts(facts: &Facts) -> Profile {
    // The tables take three kilobytes, which the page has not: the worker tells it what kind of token it is.
    if cfg!(not(feature = "inspector")) {
        return GENERIC;
    }
    facts.chosen.unwrap_or_else(|| detect(facts))
}

/// The profiles that a token can be taken for, each once.
pub fn all() -> Vec<Profile> {
    let mut all = vec![GENERIC];
    for profile in OTHERS.iter().chain(TYPES.iter().map(|(_, profile)| profile)) {
        if !all.contains(profile) {
            all.push(*profile);
        }
    }
    all.sort_unstable_by_key(|profile| profile.label);
    all
}

/// The profile of that id.
pub fn by_id(id: &str) -> Option<Profile> {
    all().into_iter().find(|profile| profile.id == id)
}

/// The first profile that fits.
pub fn detect(facts: &Facts) -> Profile {
    match facts.kind {
        Kind::Jwk => return JWK,
        Kind::Jwks => return JWKS,
        _ => {}
    }
    let typed = facts.header("typ").and_then(Node::as_str).and_then(by_type);
    typed.or_else(|| by_header(facts)).or_else(|| by_claims(facts)).unwrap_or(GENERIC)
}

/// A `typ` as it is compared: lower case, without `application/` (RFC 7515 section 4.1.9).
pub fn normalized_type(typ: &str) -> String {
    let typ = typ.trim().to_ascii_lowercase();
    typ.strip_prefix("application/").map(str::to_owned).unwrap_or(typ)
}

/// Whether a `typ` is registered for one kind of token, as RFC 8725 section 3.11 advises.
pub fn is_explicit(typ: &str) -> bool {
    by_type(typ).is_some()
}

fn by_type(typ: &str) -> Option<Profile> {
    let typ = normalized_type(typ);
    TYPES.iter().find(|(name, _)| *name == typ).map(|(_, profile)| *profile)
}

fn by_header(facts: &Facts) -> Option<Profile> {
    if facts.kind == Kind::Jwe && facts.payload.object().is_none() {
        return Some(JWE);
    }
    let has = |name| facts.header(name).is_some();
    if facts.kind == Kind::SdJwt {
        let credential = facts.claim("vct").is_some();
        return Some(if credential { SD_JWT_VC } else { SD_JWT });
    }
    let zipped = facts.header("zip").and_then(Node::as_str) == Some("DEF")
        && facts.algorithm() == Some("ES256");
    // The claims of a health card are compressed, so the header has to do.
    (has("url") && has("nonce")).then_some(ACME).or(zipped.then_some(SMART_HEALTH_CARD))
}

fn by_claims(facts: &Facts) -> Option<Profile> {
    let claims = Claims { facts };
    facts.payload.object()?;
    claims.wrapped().or_else(|| claims.openid()).or_else(|| claims.oauth())
}

/// Questions to the claims.
struct Claims<'a> {
    facts: &'a Facts,
}

impl Claims<'_> {
    fn has(&self, name: &str) -> bool {
        self.facts.claim(name).is_some_and(|value| !value.is_null())
    }

    fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    fn all(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.has(name))
    }

    fn text(&self, name: &str) -> &str {
        self.facts.claim(name).and_then(Node::as_str).unwrap_or_default()
    }

    /// Tokens whose own claims or identifiers name their kind.
    fn wrapped(&self) -> Option<Profile> {
        if let Some(events) = self.facts.claim("events") {
            const LOGOUT_EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
            return Some(if events.get(LOGOUT_EVENT).is_some() { LOGOUT } else { SET });
        }
        let kubernetes = self.has("kubernetes.io")
            || self.has("kubernetes.io/serviceaccount/service-account.name");
        match () {
            () if self.has("vct") => Some(SD_JWT_VC),
            () if self.has("_sd") => Some(SD_JWT),
            () if self.any(&["vc", "vp"]) => Some(VC_JWT),
            () if self.text("sub").starts_with("spiffe://") => Some(SPIFFE),
            () if kubernetes => Some(KUBERNETES),
            () if self.any(&["eat_profile", "eat_nonce", "ueid"]) => Some(EAT),
            () => None,
        }
    }

    fn openid(&self) -> Option<Profile> {
        let kind = match (self.text("typ"), self.text("token_use")) {
            ("ID", _) | (_, "id") => Some(ID_TOKEN),
            ("Bearer", _) | (_, "access") => Some(ACCESS_TOKEN),
            _ => None,
        };
        let proof = self.any(&["nonce", "at_hash", "c_hash", "s_hash"]);
        kind.or_else(|| self.request()).or_else(|| {
            let signed_in = self.has("aud")
                && self.any(&["auth_time", "email"])
                && !self.any(&["scope", "scp", "permissions", "role", "roles"])
                && self.all(&["iss", "sub", "exp"]);
            (proof || signed_in).then_some(ID_TOKEN)
        })
    }

    /// Requests and their answers, which carry a nonce too.
    fn request(&self) -> Option<Profile> {
        if self.has("response_type") || self.all(&["redirect_uri", "client_id"]) {
            return Some(REQUEST_OBJECT);
        }
        let answer = self.all(&["iss", "aud", "exp", "state"])
            && self.any(&["code", "error", "response"])
            && !self.has("sub");
        answer.then_some(JARM)
    }

    fn oauth(&self) -> Option<Profile> {
        let scoped = self.any(&["scope", "scp", "permissions", "roles"]);
        let url = self.text("iss").starts_with("http");
        let endpoint = is_token_endpoint(self.text("aud"));
        let issuer = self.text("iss");
        let person = self.any(&["name", "email", "given_name", "preferred_username"]);
        match () {
            () if scoped && url => Some(ACCESS_TOKEN),
            () if !issuer.is_empty() && issuer == self.text("sub") && !scoped && endpoint => {
                Some(CLIENT_ASSERTION)
            }
            () if self.all(&["iss", "sub", "exp"]) && !scoped && endpoint => Some(JWT_GRANT),
            () if self.is_vapid() => Some(VAPID),
            () if self.all(&["iss", "aud", "sub"]) && person && !self.any(&["exp", "iat"]) => {
                Some(USERINFO)
            }
            () if self.is_session() => Some(SESSION),
            () => None,
        }
    }

    fn is_vapid(&self) -> bool {
        let contact = self.text("sub");
        self.facts.algorithm() == Some("ES256")
            && self.text("aud").starts_with("https://")
            && (contact.starts_with("mailto:") || contact.starts_with("https://"))
            && self.has("exp")
            && !self.has("iss")
    }

    fn is_session(&self) -> bool {
        let user = ["sub", "userId", "user_id", "uid", "id"];
        self.facts.algorithm().is_some_and(|alg| alg.starts_with("HS"))
            && self.any(&user)
            && !self.any(&["iss", "scope", "scp", "client_id"])
    }
}

/// Whether an audience looks like an authorization server rather than an API.
fn is_token_endpoint(audience: &str) -> bool {
    let url = audience.starts_with("https://");
    url && ["/token", "/oauth", "/as/", "/realms/", "/introspect"]
        .iter()
        .any(|it| audience.contains(it))
}

#[cfg(test)]
mod tests {
    use crate::encoding::base64url::encode;
    use crate::facts::Facts;
    use crate::request::Request;

    fn profile(header: &str, claims: &str) -> &'static str {
        let input = format!("{}.{}.AAAA", encode(header.as_bytes()), encode(claims.as_bytes()));
        Facts::read(&Request { input: input.into(), ..Request::default() }).profile.id
    }

    fn by_type(typ: &str) -> &'static str {
        profile(&format!(r#"{{"alg":"ES256","typ":"{typ}"}}"#), "{}")
    }

    #[test]
    fn the_type_decides_whatever_the_claims_look_like() {
        assert_eq!(by_type("at+jwt"), "at+jwt");
        assert_eq!(by_type("application/AT+JWT"), "at+jwt");
        assert_eq!(by_type("dpop+jwt"), "dpop");
        assert_eq!(by_type("vc+sd-jwt"), "sd-jwt-vc");
        assert_eq!(by_type("JWT"), "generic");
        let at = profile(r#"{"alg":"ES256","typ":"at+jwt"}"#, r#"{"nonce":"a"}"#);
        assert_eq!(at, "at+jwt");
    }

    #[test]
    fn the_claims_decide_when_the_type_says_nothing() {
        let cases = [
            (r#"{"iss":"https://a.example","scope":"read"}"#, "access-token"),
            (r#"{"iss":"https://a.example","nonce":"n"}"#, "id_token"),
            (
                r#"{"iss":"https://a.example","sub":"u","aud":"c","exp":1,"email":"a@b.example"}"#,
                "id_token",
            ),
            (r#"{"typ":"Bearer","iss":"https://a.example","email":"a@b.example"}"#, "access-token"),
            (r#"{"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#, "logout"),
            (r#"{"events":{"urn:x":{}},"iat":1}"#, "set"),
            (r#"{"response_type":"code","client_id":"c","nonce":"n"}"#, "request-object"),
            (r#"{"iss":"https://a.example","aud":"c","exp":1,"state":"s","code":"x"}"#, "jarm"),
            (
                r#"{"iss":"c","sub":"c","aud":"https://a.example/oauth2/token","exp":1}"#,
                "client-assertion",
            ),
            (
                r#"{"iss":"c","sub":"u","aud":"https://a.example/oauth2/token","exp":1}"#,
                "jwt-bearer-grant",
            ),
            (r#"{"sub":"spiffe://a/b"}"#, "spiffe"),
            (r#"{"kubernetes.io":{}}"#, "k8s-sa"),
            (r#"{"vc":{}}"#, "vc-jwt"),
            (r#"{"iss":"https://a.example","aud":"c","sub":"u","name":"A"}"#, "userinfo"),
            (r#"{"aud":"https://push.example","sub":"mailto:a@b.example","exp":1}"#, "vapid"),
            (r#"{"iss":"https://a.example","sub":"u1","aud":"api","exp":1}"#, "generic"),
        ];
        for (claims, expected) in cases {
            assert_eq!(profile(r#"{"alg":"ES256"}"#, claims), expected, "{claims}");
        }
    }

    #[test]
    fn a_shared_secret_and_a_user_make_a_session() {
        assert_eq!(profile(r#"{"alg":"HS256"}"#, r#"{"userId":5,"exp":1}"#), "session");
        assert_eq!(profile(r#"{"alg":"HS256"}"#, r#"{"iss":"a","sub":"u"}"#), "generic");
    }

    #[test]
    fn the_header_tells_acme_requests_and_encrypted_tokens() {
        assert_eq!(
            profile(r#"{"alg":"ES256","url":"https://a.example","nonce":"n"}"#, "{}"),
            "acme"
        );
        let jwe = format!("{}.a.a.a.a", encode(br#"{"alg":"dir","enc":"A256GCM"}"#));
        let facts = Facts::read(&Request { input: jwe.into(), ..Request::default() });
        assert_eq!(facts.profile.id, "jwe");
    }

    #[test]
    fn a_person_may_choose_another() {
        use crate::request::Options;
        let inner = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.AAAA";
        let outer = format!("{}.{}.AAAA", encode(br#"{"alg":"ES256"}"#), encode(inner.as_bytes()));
        for input in [inner, &outer] {
            let options = Options { profile: Some("id_token".to_owned()), ..Options::default() };
            let facts =
                Facts::read(&Request { input: input.into(), options, ..Request::default() });
            assert!(facts.layers().all(|layer| layer.profile.id == "id_token"));
            assert_eq!(super::detect(&facts).id, "generic");
            assert_eq!(facts.select(0).chosen, facts.chosen);
        }
    }

    #[test]
    fn every_profile_can_be_chosen_by_an_id_of_its_own() {
        let all = super::all();
        assert!(all.len() > 30, "{}", all.len());
        for profile in &all {
            assert_eq!(super::by_id(profile.id).as_ref(), Some(profile));
        }
        assert_eq!(super::by_id("no-such"), None);
    }
}
