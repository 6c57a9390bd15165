/// Who acts: people, organisations, and the identities that programs act under.
pack prelude

kind actor "Somebody who acts" : element {
  alias external_entity, party
  attribute trust "how far is {it} trusted?" : trust
  attribute wants "what is {it} after?" : data, text { many }
  attribute holds "which credentials does {it} have, and where do they lie?" : data { many; unset nothing; phrase in place; phrase from element }
  attribute may   "what is {it} allowed to do?" : access { many; phrase on element }
  attribute tool  "with what does {it} work?" : component { many }
}

// ---- people outside ------------------------------------------------------------------------------------------------------

kind person      "Person"            : actor  { alias human, individual, natural_person }
kind user        "User"              : person { alias end_user, enduser, account_holder, member, subscriber }
kind customer    "Customer"          : user   { alias buyer, shopper, cardholder; trust low }
kind business_customer "Business customer" : customer { alias b2b_customer, corporate_customer, merchant, seller, tenant_user }
kind tenant_admin "Administrator of a tenant" : business_customer { alias account_admin, org_admin, workspace_admin }
kind patient     "Patient"           : customer
kind student     "Student"           : customer { alias learner, pupil }
kind citizen     "Citizen"           : customer
kind passenger   "Passenger"         : customer { alias traveller, rider }
kind driver      "Driver"            : person   { alias courier }
kind player      "Player"            : customer { alias gamer }
kind child       "Child"             : person   { alias minor }
kind anonymous   "Somebody who is not signed in" : person { alias visitor, guest, anonymous_user, unauthenticated_user, prospect, lead; trust none }
kind applicant   "Applicant"         : person   { alias candidate }
kind recipient   "Recipient"         : person   { alias addressee }
kind content_creator "Content creator" : user   { alias author, publisher, creator }
kind moderator   "Moderator"         : user
kind volunteer   "Volunteer"         : person

// ---- people inside -------------------------------------------------------------------------------------------------------

kind employee    "Employee"          : person   { alias staff, internal_user, colleague }
kind support     "Support"           : employee { alias support_agent, customer_support, helpdesk, help_desk, service_desk, call_center_agent }
kind developer   "Developer"         : employee { alias engineer, software_engineer, programmer, contributor }
kind tester      "Tester"            : employee { alias qa, qa_engineer }
kind operator    "Operator"          : employee { alias ops, sre, devops_engineer, platform_engineer, on_call_engineer }
kind admin       "Administrator"     : employee { alias administrator, sysadmin, system_administrator, root_user, superuser, super_admin }
kind database_admin "Database administrator" : admin { alias dba }
kind security_engineer "Security engineer" : employee { alias security_analyst, soc_analyst, security_team, incident_responder }
kind auditor     "Auditor"           : person   { alias inspector, assessor }
kind manager     "Manager"           : employee { alias supervisor, executive, approver, owner, data_owner }
kind product_manager "Product manager" : employee { alias product_owner }
kind analyst     "Analyst"           : employee { alias data_analyst, data_scientist, business_analyst, data_engineer }
kind clerk       "Clerk"             : employee { alias back_office_user, backoffice_user, case_worker, cashier, accountant, finance_user }
kind editor      "Editor"            : employee { alias content_manager, marketer, marketing_user }
kind sales       "Sales"             : employee { alias sales_agent, account_manager }
kind hr          "Human resources"   : employee { alias hr_user, recruiter }
kind physician   "Physician"         : employee { alias doctor, nurse, clinician }
kind teacher     "Teacher"           : employee { alias instructor, trainer }
kind technician  "Technician"        : employee { alias field_engineer, maintenance_worker, installer }
kind contractor  "Contractor"        : person   { alias freelancer, consultant, external_developer, temporary_worker, outsourced_staff }
kind privacy_officer "Data protection officer" : employee { alias dpo, compliance_officer }

// ---- organisations -------------------------------------------------------------------------------------------------------

kind organisation "Organisation"     : actor { alias organization, company, team, department, legal_entity }
kind partner     "Partner"           : organisation { alias business_partner, affiliate, integrator, reseller, franchisee, third_party, external_system; trust partner }
kind vendor      "Vendor"            : partner { alias supplier, service_provider, subcontractor, manufacturer }
kind webhook_sender "Somebody who sends us events" : partner { alias event_source }
kind bank_partner "Bank"             : partner { alias acquirer_bank, issuer_bank, bank }
kind tenant      "Tenant"            : organisation { alias customer_organisation }
kind authority   "Authority"         : organisation { alias regulator, government, tax_office, police, court }
kind competitor  "Competitor"        : organisation
kind general_public "The public"     : actor { alias everyone, anybody, public; trust none }

// ---- those who mean harm ---------------------------------------------------------------------------------------------------

kind attacker    "Attacker"          : actor { alias adversary, hacker, malicious_user, threat_actor, malicious_actor; trust none }
kind external_attacker "Attacker from outside" : attacker { alias outsider }
kind fraudster   "Fraudster"         : attacker { alias scammer, impostor, phisher }
kind criminal    "Organised crime"   : attacker { alias cybercriminal, organised_crime, ransomware_gang, thief }
kind nation_state "State-backed attacker" : attacker { alias apt, state_actor, intelligence_agency }
kind script_kiddie "Opportunist"     : attacker { alias opportunist, vandal }
kind hacktivist  "Activist"          : attacker { alias activist }
kind eavesdropper "Somebody on the wire" : attacker { alias man_in_the_middle, mitm, network_attacker }
kind physical_attacker "Somebody with the device in hand" : attacker { alias burglar, evil_maid, device_thief }
kind supply_chain_attacker "Somebody upstream" : attacker { alias malicious_maintainer }
kind botnet      "Botnet"            : attacker { alias malicious_bot, scraper }
/// Trusted with access, and using it for something else: trusted as far as the place they work in.
kind insider     "Insider"           : actor { alias malicious_insider, rogue_employee, disgruntled_employee, malicious_admin, insider_threat }

// ---- programs that act ---------------------------------------------------------------------------------------------------

kind bot         "Bot"               : actor { alias crawler, spider, automation, script_user }
kind service_account "Identity of a program" : actor { alias machine_identity, technical_account, machine_user, workload, managed_identity, system_account, iam_user, system, service }
kind role        "Role"              : service_account { alias iam_role, access_role, permission_set }
kind group       "Group"             : actor { alias user_group }
