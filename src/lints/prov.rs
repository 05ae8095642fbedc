//! Rules about the tokens of particular providers.

pub(super) mod prov_aws_alb;
pub(super) mod prov_cognito_token_use;
pub(super) mod prov_entra_graph;
pub(super) mod prov_hasura_admin;
pub(super) mod prov_supabase_service_role;

use super::Lint;

pub(super) const RULES: &[&Lint] = &[
    &prov_entra_graph::PROV_ENTRA_GRAPH,
    &prov_cognito_token_use::PROV_COGNITO_TOKEN_USE,
    &prov_supabase_service_role::PROV_SUPABASE_SERVICE_ROLE,
    &prov_aws_alb::PROV_AWS_ALB,
    &prov_hasura_admin::PROV_HASURA_ADMIN,
];
