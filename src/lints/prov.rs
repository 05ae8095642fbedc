//! Rules about the tokens of particular providers.

pub(super) mod prov_auth0_opaque;
pub(super) mod prov_authjs_session;
pub(super) mod prov_aws_alb;
pub(super) mod prov_cognito_token_use;
pub(super) mod prov_entra_graph;
pub(super) mod prov_entra_groups_overage;
pub(super) mod prov_entra_mutable_identifier;
pub(super) mod prov_entra_version;
pub(super) mod prov_firebase;
pub(super) mod prov_github_oidc_sub;
pub(super) mod prov_hasura_admin;
pub(super) mod prov_keycloak;
pub(super) mod prov_lifetime_limit;
pub(super) mod prov_okta_org_server;
pub(super) mod prov_platform_cross_check;
pub(super) mod prov_supabase_default_secret;
pub(super) mod prov_supabase_service_role;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &prov_entra_graph::PROV_ENTRA_GRAPH,
    &prov_entra_version::PROV_ENTRA_VERSION,
    &prov_entra_mutable_identifier::PROV_ENTRA_MUTABLE_IDENTIFIER,
    &prov_entra_groups_overage::PROV_ENTRA_GROUPS_OVERAGE,
    &prov_auth0_opaque::PROV_AUTH0_OPAQUE,
    &prov_authjs_session::PROV_AUTHJS_SESSION,
    &prov_cognito_token_use::PROV_COGNITO_TOKEN_USE,
    &prov_firebase::PROV_FIREBASE,
    &prov_supabase_service_role::PROV_SUPABASE_SERVICE_ROLE,
    &prov_supabase_default_secret::PROV_SUPABASE_DEFAULT_SECRET,
    &prov_keycloak::PROV_KEYCLOAK,
    &prov_okta_org_server::PROV_OKTA_ORG_SERVER,
    &prov_github_oidc_sub::PROV_GITHUB_OIDC_SUB,
    &prov_aws_alb::PROV_AWS_ALB,
    &prov_hasura_admin::PROV_HASURA_ADMIN,
    &prov_lifetime_limit::PROV_LIFETIME_LIMIT,
    &prov_platform_cross_check::PROV_PLATFORM_CROSS_CHECK,
];
