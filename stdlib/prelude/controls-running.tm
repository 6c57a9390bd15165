/// What can be told afterwards, and what can be reached.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- what can be told afterwards ---------------------------------------------------------------------------------------------------------

/// Who, what, on whose behalf, when, with what result: written before the answer goes out.
control audit_log "Who did what is written down" {
  alias audit, audit_logging, audit_trail, auditing, security_logging, activity_log
  guards callers; counts end_to_end; mitigates repudiation
  asvs v5.0.0-16.2.1; nist AU-2; cwe 778
  verify "one action in the product gives one entry with who, what, on whose behalf, when and with what result"
  verify "an action whose entry cannot be written does not happen"
  guidance "One function for all of them, called in the same transaction as the action. No passwords, tokens or whole bodies in it."
  cost medium
}
control login_audit "Logins and failed logins are written down" : audit_log {
  alias authentication_logging, login_log, login_logging
  asvs v5.0.0-16.3.1; nist AU-2; cwe 778
  verify "ten wrong passwords leave ten entries with account, address and time"
  verify "a login that succeeded after failures can be found by one query"
  guidance "At the identity provider, for success and failure, reset and change of a factor; never the password that was typed."
  cost low
}
control impersonation_log "Who acted for whom is written down" : audit_log {
  alias delegation_log, support_access_log
  nist AC-6(9)
  verify "each page opened on behalf of a customer makes one entry with agent, customer, ticket and time"
  verify "a customer who asks gets the list of who looked and when"
  guidance "Carry both identities in the session, and write the entry before the page is shown."
  cost low
}
control local_logging "Writes a log" {
  alias logging, application_logging, log, logs, correlation_id
  mitigates repudiation; asvs v5.0.0-16.1.1; nist AU-12; cwe 778
  verify "a failed request leaves one line with time, part, request id and reason"
  verify "with the disk full, the service says so instead of falling silent"
  guidance "Structured lines, one request id from end to end, no secrets in them, and a limit on size."
  cost low
}
control central_logging "Logs go to one place" {
  alias log_forwarding, centralized_logging, centralised_logging, log_aggregation
  mitigates repudiation; asvs v5.0.0-16.4.3; nist AU-6; cwe 778
  verify "an entry written on a machine that is then deleted is found in the central log"
  verify "a machine that stops sending raises an alarm"
  guidance "Ship as things happen, under an identity that may only add, and never keep the only copy on the machine that made it."
  cost medium
}
/// Whoever writes entries cannot change or delete them, administrators of the program included.
control write_once "Entries cannot be changed" {
  alias immutable_log, worm, append_only, tamper_proof_log, object_lock, immutable_storage, tamper_evident_log, hash_chain
  mitigates tampering, repudiation; asvs v5.0.0-16.4.2; nist AU-9; cwe 117
  verify "with every right the program has, an entry of yesterday can be neither changed nor deleted"
  verify "a gap in the numbering of entries raises an alarm"
  guidance "Object lock or an append-only table, under an identity that may add and nothing else."
  cost low
}
control log_sanitizing "Secrets and names are kept out of logs" {
  alias log_redaction, log_masking, log_scrubbing, log_sanitization, log_sanitisation, redaction
  guards content; counts end_to_end; mitigates information_disclosure, tampering; removes pii, credential, payment_card
  asvs v5.0.0-16.2.5, v5.0.0-16.4.1; nist AU-3; cwe 532
  verify "a request with a token, a card number and a name leaves none of them in any log"
  verify "a line break in a field gives no second entry"
  guidance "Filter in the logging library by the names of fields and by patterns, escape line breaks, and run a test with a canary value through every service."
  cost low
}
control monitoring "Somebody watches" {
  alias observability, metrics, health_monitoring, dashboards, tracing, siem
  mitigates denial_of_service, repudiation; nist SI-4; cwe 778
  verify "a part that stops answering is on the board within a minute"
  verify "the board shows the four numbers people ask for first: requests, errors, time, load"
  guidance "Measure from outside as well as from inside, and keep the data longer than an attack takes to be found."
  cost medium
}
control alerting "Somebody is called" {
  alias alarms, alerts, alarm, security_alerting, on_call
  mitigates repudiation, denial_of_service; asvs v5.0.0-16.4.3; nist SI-4; cwe 778
  verify "an entry of a chosen kind in the log rings the phone on call within five minutes"
  verify "an alarm that nobody takes within its time goes to a second person"
  guidance "Alarm on what somebody can act on, name the action in the alarm, and test each one by causing it."
  cost medium
}
control anomaly_detection "What is unusual is noticed" {
  alias fraud_detection, behavior_analytics, ueba, anomaly_alerting, threat_detection
  mitigates spoofing, repudiation; nist SI-4
  verify "a login from a new country at an unusual hour makes an entry that somebody looks at"
  verify "ten times the usual number of exports by one account stops the eleventh"
  guidance "Start with three counts that matter (logins, exports, payouts), learn what is usual, and let people judge what is not."
  cost high
}
control intrusion_detection "Intruders are noticed" {
  alias ids, ips, intrusion_prevention, edr, host_intrusion_detection, runtime_protection, rasp
  mitigates elevation_of_privilege; nist SI-4
  verify "a known tool started on a host raises an alarm in minutes"
  verify "an agent that is switched off raises one too"
  guidance "An agent on each host, rules for what never happens here, and people who look."
  cost high
}
control time_sync "Clocks agree" {
  alias ntp_sync, synchronised_clocks
  mitigates repudiation; asvs v5.0.0-16.2.2; nist SC-45
  verify "two machines differ by less than a second, and an alarm says when not"
  verify "a time server that lies by an hour is not followed"
  guidance "Four sources and more, authenticated where possible, UTC everywhere."
  cost low
}
control receipts "Both sides have proof" {
  alias non_repudiation, confirmation, proof_of_delivery, signed_receipt
  mitigates repudiation; nist AU-10
  verify "the receipt shows who confirmed what and when, and its signature holds after a year"
  verify "a receipt changed by one letter does not verify"
  guidance "Sign what was agreed and give both sides a copy; keep the keys to check it as long as the claim lasts."
  cost medium
}
control incident_response "Known what to do when it happens" {
  alias incident_plan, runbook, playbook
  mitigates repudiation, denial_of_service; nist IR-4
  verify "in a drill the first person called knows within ten minutes whom to call next and what to switch off"
  verify "the plan lies where it can be read while everything else is down"
  guidance "One page for each of the five likeliest cases, names with deputies, and a drill twice a year."
  cost medium
}

// ---- networks -----------------------------------------------------------------------------------------------------------------------

control network_policy "Only declared connections are possible" {
  alias network_segmentation, segmentation, micro_segmentation, microsegmentation, kubernetes_network_policy, network_isolation, firewall_rules
  mitigates elevation_of_privilege, information_disclosure; nist SC-7(5); cwe 923
  verify "a connection that the model does not name times out"
  verify "a workload under another name in the same network reaches no port"
  guidance "Refuse by default in each namespace, derive the allowed connections from this model, and test with a pod that tries the others."
  cost medium
}
control firewall "Firewall" {
  alias packet_filter, security_group_rules, network_acl
  guards callers; mitigates elevation_of_privilege, denial_of_service; nist SC-7
  verify "a scan from outside finds the two ports that the plan names"
  verify "a rule past its date is gone"
  guidance "Refuse by default, rules as code with an owner and an end date, reviewed like any other change."
  cost low
}
control ip_allowlist "Only known addresses get through" {
  alias ip_allow_list, ip_whitelist, ip_filter, ip_restriction, source_ip_check, geo_blocking
  guards callers; counts end_to_end; mitigates spoofing, denial_of_service; nist SC-7; cwe 291
  verify "a request with a good key from another address is refused"
  verify "an address taken off the list is refused within a minute"
  guidance "As one lock of several: addresses change hands and can be borrowed. Keep the list with its owners and dates."
  cost low
}
control egress_filter "Only known destinations can be called" {
  alias egress_filtering, outbound_allowlist, egress_allowlist, egress_control
  mitigates information_disclosure; asvs v5.0.0-13.2.4; nist SC-7(5)
  verify "a shell in the workload cannot open a connection to an address that is not on the list"
  verify "a name on the list that resolves to an inner address is refused"
  guidance "Refuse by default, allow by name through a proxy, and log what was refused."
  cost medium
}
control private_endpoint "Not reachable from the internet" {
  alias private_link, no_public_access, internal_only, private_access, vpc_endpoint
  guards callers; mitigates elevation_of_privilege, information_disclosure; nist SC-7
  verify "the name resolves to an inner address, and a call from the internet times out"
  verify "a workload of another account cannot connect"
  guidance "Private link, no public address, and a rule of the account that forbids to add one."
  cost low
}
control vpn_access "Only through the VPN" {
  alias vpn_only, vpn_required, vpn
  guards callers; mitigates spoofing; nist AC-17
  verify "without the tunnel the name does not answer"
  verify "a member who left cannot open a tunnel the same day"
  guidance "With a second factor and a managed device, into a network where everything still asks who calls."
  cost medium
}
control dns_security "Names are signed" {
  alias dnssec
  mitigates spoofing; nist SC-20
  verify "an answer with a wrong signature is not used by the resolver"
  verify "a change of the zone needs a second factor at the registrar"
  guidance "Sign the zone, lock the domain at the registrar, and watch the name servers from outside."
  cost low
}
control mail_authentication "Mail in our name is ours" {
  alias dmarc, spf, dkim
  mitigates spoofing; nist SI-8
  verify "a mail in our name from a foreign server lands in no inbox of the big providers"
  verify "the weekly report lists every server that sends in our name, and each is known"
  guidance "SPF and DKIM for each sender, then DMARC from `none` over `quarantine` to `reject` while reading the reports."
  cost low
}
control registration_check "Registrations are checked" {
  alias registration_validation, verified_registration
  guards callers; mitigates spoofing; cwe 940
  verify "a service that registers under a taken name with another identity is refused"
  verify "an entry whose owner is gone disappears within minutes"
  guidance "Tie names to the workload's identity, and let entries lapse unless renewed."
  cost medium
}
control ownership_proof "Whoever registers an address proves it is theirs" {
  alias url_verification, challenge_response, domain_verification, endpoint_verification, email_verification, address_verification
  guards callers; mitigates spoofing, information_disclosure; cwe 940
  verify "an address that does not echo the challenge receives no event"
  verify "a change of address asks for a new proof"
  guidance "Send a random value to the address and wait for it to come back before the first event; repeat when the address changes."
  cost low
}
