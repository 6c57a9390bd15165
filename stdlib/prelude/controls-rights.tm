/// What the caller may do, and who gives that right.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- authorization: what the caller may do ---------------------------------------------------------------------------------------

control authorization "What the caller may do is checked" {
  alias authz, access_control, authorisation, access_check, permission_check
  guards callers; counts end_to_end; mitigates elevation_of_privilege, information_disclosure
  asvs v5.0.0-8.2.1; nist AC-3; cwe 862
  verify "a signed-in caller without the right gets a refusal, whatever the page shows"
  verify "a right that was taken away is refused at the next request"
  guidance "Check on the server next to the data, from one table of who may do what, and refuse by default."
  cost medium
}
control role_check "By role" : authorization {
  alias rbac, role_based_access_control, roles, function_level_authorization, admin_check, iam_role
  asvs v5.0.0-8.2.1; nist AC-3(7); cwe 862
  verify "each route called with each role answers as the table of roles says"
  verify "a new route without an entry in the table is refused to everybody"
  guidance "One table of roles and actions in code, tested row by row; refuse by default."
  cost low
}
control attribute_check "By attributes" : authorization {
  alias abac, attribute_based_access_control, policy_based_access, policy_check, opa_policy
  asvs v5.0.0-8.1.3; nist AC-3(13)
  verify "with one attribute of the policy missing from the request the answer is no"
  verify "a policy changed by review is in force at the next request"
  guidance "Policies in one place and under review, with tests that name who may not."
  cost medium
}
control relationship_check "By relations" : authorization {
  alias rebac, relationship_based_access_control, zanzibar
  nist AC-3(13); cwe 639
  verify "a member taken out of a group loses what only the group could open"
  verify "a relation made by the caller itself opens nothing of others"
  guidance "One service that knows the relations, asked for every object; cache answers for seconds only."
  cost high
}
/// The number in the address is looked up together with the caller, never alone.
control ownership_check "Only what is the caller's own" : authorization {
  alias object_level_authorization, object_authorization, bola_protection, idor_protection, row_level_authorization, record_level_check
  mitigates information_disclosure, elevation_of_privilege, tampering
  asvs v5.0.0-8.2.2; nist AC-3; cwe 639
  verify "the number of somebody else's record answers like a number that does not exist"
  verify "a list never holds a record that its caller could not open alone"
  guidance "Put the owner into the query: `where id = ? and owner = ?`. A record of somebody else then does not exist."
  cost medium
}
control field_check "Only fields the caller may see or set" : authorization {
  alias property_level_authorization, field_level_authorization, mass_assignment_protection
  asvs v5.0.0-8.2.3, v5.0.0-15.3.3; cwe 915
  verify "a request that sets the role along with the name changes the name only"
  verify "an answer to an ordinary user holds none of the fields for administrators"
  guidance "Name the fields that may be read and set for each role, and map them by hand instead of binding the whole object."
  cost low
}
control tenant_isolation "Tenants do not see each other" : authorization {
  alias tenant_separation, multi_tenancy_isolation, row_level_security, tenant_check, tenant_scoping
  mitigates information_disclosure, elevation_of_privilege, tampering
  asvs v5.0.0-8.4.1; nist SC-4; cwe 653
  verify "a request with the session of one tenant and the number of another's record answers like one for no record"
  verify "a query that names no tenant fails instead of returning all of them"
  guidance "Let the database enforce it (row-level security, a schema or a key for each tenant), so that a forgotten condition finds nothing."
  cost high
}
control scope_check "Only what the token allows" : authorization {
  alias scopes, oauth_scopes, scope_validation, permission_scopes
  asvs v5.0.0-10.3.2; cwe 863
  verify "a token with the scope to read is refused at a write"
  verify "a token without any scope opens nothing"
  guidance "Small scopes named after actions, checked at the resource, and asked for one by one."
  cost low
}
control technical_user "As a technical user" : authorization {
  alias service_user, technical_user_authorization
  nist IA-9; cwe 250
  verify "a call under the technical user for an action outside its list is refused"
  verify "the log names the technical user and the person behind the call"
  guidance "One for each service, with its list of actions, and the person's identity carried beside it."
  cost low
}
control user_delegation "As the user it works for" : authorization {
  alias enduser_identity_propagation, on_behalf_of, identity_propagation, delegated_authorization, token_exchange
  asvs v5.0.0-8.3.3; cwe 441
  verify "a call for another person than the one in the token is refused by the service behind"
  verify "a call without a person's token gets only what the service itself may see"
  guidance "Exchange the person's token for one made for the next service (RFC 8693), and decide there by the person."
  cost medium
}
control database_permissions "Rights in the database" : authorization {
  alias database_grants, grants, database_roles
  nist AC-3
  verify "the login of the service cannot drop or alter a table"
  verify "a query for a table that the service does not use is refused by the database"
  guidance "Grants by role in the migration that makes the table; changes of the schema run under another login."
  cost low
}
control bucket_policy "Nobody reads the bucket but those named" : authorization {
  alias private_bucket, block_public_access, resource_policy, iam_policy, access_policy
  nist AC-3; cwe 732
  verify "a request without a signature gets no list and no object"
  verify "making one object public is refused by the account"
  guidance "Block public access for the whole account, name the roles that read and write, and serve people through signed links."
  cost low
}
control device_check "Only devices we manage" : authorization {
  alias managed_device_check, device_posture, conditional_access
  nist AC-20
  verify "a private laptop with the right password gets no further than the login"
  verify "a managed device without its updates is let in to update and to nothing else"
  guidance "Conditional access at the identity provider, tied to the device register."
  cost medium
}
/// Every right a program has is one that its work uses.
control least_privilege "Only the rights the work needs" {
  alias minimal_rights, least_privileges, minimal_permissions, restricted_role, scoped_role, least_privilege_role
  mitigates elevation_of_privilege, information_disclosure, tampering; asvs v5.0.0-13.2.2; nist AC-6; cwe 250
  verify "with the identity of the program a table it does not use cannot be read"
  verify "with the identity of the program no right can be given to anybody"
  guidance "One identity for each program, rights taken from what it really calls, and no right to give rights."
  cost medium
}
control separation_of_duties "No one person can do it alone" {
  alias segregation_of_duties, sod
  mitigates elevation_of_privilege, tampering; nist AC-5
  verify "who asked for a payout cannot release it, whatever roles are added"
  verify "a right that would join both duties is refused when it is given"
  guidance "List the pairs that must not meet, and check them where rights are given."
  cost medium
}
/// Approver and requester are never one person, and the approver sees what will happen.
control human_approval "A person agrees first" {
  alias approval, four_eyes, four_eyes_principle, two_person_rule, dual_control, human_in_the_loop, manual_review, maker_checker, approval_workflow
  counts end_to_end; mitigates elevation_of_privilege, tampering, spoofing; asvs v5.0.0-2.3.5; nist AC-3(2); cwe 841
  verify "what was asked for has no effect until another person has agreed"
  verify "changing a request after it was agreed to asks for a new agreement"
  guidance "Show the one who agrees what will happen, not only its number; let it lapse after a day; and let nobody agree to an own request."
  cost medium
}
control access_review "Rights are looked through regularly" {
  alias recertification, entitlement_review, access_recertification
  mitigates elevation_of_privilege; nist AC-2
  verify "a right that nobody confirmed in the last review is gone the day after it"
  verify "an account given a right last week stands in the next list with who gave it and why"
  guidance "List every right with its holder and last use, send each owner theirs twice a year, and take away what is not confirmed."
  cost medium
}
control offboarding "Who leaves loses access the same day" {
  alias deprovisioning, account_deactivation
  mitigates spoofing, elevation_of_privilege; asvs v5.0.0-7.4.2; nist PS-4
  verify "an hour after the last day ends, the account signs in nowhere"
  verify "tokens, keys and sessions of the account end with it"
  guidance "Let the personnel system trigger it through the identity provider, and list what does not hang on it."
  cost medium
}
control privileged_access "Administrators work through a controlled door" {
  alias pam, privileged_access_management, break_glass, jit_admin, admin_access_control, session_recording
  mitigates elevation_of_privilege, repudiation; asvs v5.0.0-8.4.2; nist AC-6(5)
  verify "an administrator's right lasts for the hour it was asked for, and ends by itself"
  verify "what an administrator typed in that hour can be replayed afterwards"
  guidance "Ask for a reason and a second person, give the right for a while, record it, and test the glass to be broken twice a year."
  cost high
}
control admin_access_hardening "Administrators need encryption and a second factor" : privileged_access {
  alias hardened_admin_access, secure_admin_access
  nist AC-17(2)
  verify "an administrator's session without a second factor gets no prompt"
  verify "an administrative port opened over plain text closes before a name is asked"
  guidance "One hardened entry for administrators, with encryption and a second factor, and no other port that listens for them."
  cost medium
}
control support_consent "Support sees an account only when its owner agrees" {
  alias consented_impersonation, customer_consent_for_support
  nist AC-3(2); cwe 863
  mitigates information_disclosure, elevation_of_privilege
  verify "without the customer's yes the account cannot be opened in the support tool"
  verify "a yes lasts for the ticket, and the customer can end it"
  guidance "A switch in the customer's own settings, with an end, and a named way round it for emergencies that is always reported."
  cost medium
}
control sudo_logging "What administrators do is recorded" {
  alias privileged_command_logging
  mitigates repudiation; nist AC-6(9)
  verify "each command run with raised rights stands in the central log with its user"
  verify "with the log unreachable, raised rights are refused"
  guidance "Log on another machine, under an identity the administrator does not have."
  cost low
}
