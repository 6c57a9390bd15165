/// What comes in, comes again, or comes too often.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- what comes in ---------------------------------------------------------------------------------------------------------------

/// On the server, before anything acts on it, and by what is allowed instead of what is not.
control input_validation "What comes in is checked" {
  alias validation, input_check, input_filtering, server_side_validation, sanitization, sanitisation, input_sanitization
  guards content; counts end_to_end; mitigates tampering, elevation_of_privilege
  asvs v5.0.0-2.2.1; nist SI-10; cwe 1287
  verify "a value outside the allowed range is refused, and nothing has changed"
  verify "a field that nobody asked for is refused or dropped"
  guidance "Describe what is allowed and refuse the rest, on the server, before anything acts on it."
  cost medium
}
control schema_validation "Checked against a schema" : input_validation {
  alias json_schema, openapi_validation, strict_parsing, contract_validation, xml_schema, strict_schema
  asvs v5.0.0-2.2.1; nist SI-10; cwe 1286
  verify "a payload with one field of another type is refused with the name of the field"
  verify "a payload with a key twice is refused"
  guidance "Generate the check from the interface description, and refuse unknown fields."
  cost low
}
control allowlist_validation "Only known values" : input_validation { alias allowlist, allow_list, whitelist; asvs v5.0.0-2.2.1; cwe 1287 }
control body_limit "The size of what comes in is bounded" {
  alias size_limit, payload_limit, request_size_limit, upload_limit, max_body_size, message_size_limit
  guards content; counts end_to_end; mitigates denial_of_service
  asvs v5.0.0-5.2.1; nist SC-5; cwe 770
  verify "a body one byte above the limit is refused before it is read to its end"
  verify "a small body that unpacks to more than the limit is refused while it is unpacked"
  guidance "One line at the gateway and one in the framework. Bound the unpacked size too."
  cost low
}
control parameterized_queries "Queries take values apart from their text" { alias prepared_statements, sql_injection_protection, orm, parameterised_queries, bound_parameters; guards content; mitigates tampering, information_disclosure, elevation_of_privilege; asvs v5.0.0-1.2.4; nist SI-10; cwe 89; verify "a quote in every text field is kept as a quote"; verify "the query log shows the same text for all values" }
control command_escaping "Commands take values apart from their text" { alias command_injection_protection, no_shell; guards content; mitigates elevation_of_privilege; asvs v5.0.0-1.2.5; cwe 78 }
control output_encoding "What goes out is encoded for where it goes" { alias escaping, html_escaping, xss_protection, context_encoding, template_escaping; mitigates tampering, spoofing; asvs v5.0.0-1.2.1; nist SI-15; cwe 79; verify "a name that holds a script tag is shown as text on every page it reaches"; verify "an address that starts with javascript: becomes no link" }
control html_sanitising "Only harmless markup is left in" { alias html_sanitization, markdown_sanitization, dompurify; guards content; mitigates tampering; asvs v5.0.0-1.3.1; cwe 79 }
control safe_parsing "Parsers that build nothing and fetch nothing" { alias safe_deserialization, safe_deserialisation, xxe_protection, deserialization_protection, no_external_entities, hardened_parser; guards content; mitigates elevation_of_privilege, information_disclosure; asvs v5.0.0-1.5.1, v5.0.0-1.5.2; cwe 502; verify "a document that names an external entity causes no call to it"; verify "a serialized object of an unexpected class is refused" }
control file_check "Uploaded files are what they say" { alias file_type_check, upload_validation, content_type_check, mime_check; guards content; mitigates elevation_of_privilege, tampering; asvs v5.0.0-5.2.2; cwe 434 }
control malware_scan "Files are searched for malware" { alias antivirus, virus_scan, av_scan, malware_protection; guards content; mitigates elevation_of_privilege, tampering; asvs v5.0.0-5.4.3; nist SI-3; cwe 434 }
control content_disarm "Files are rebuilt without anything active" { alias cdr, re_encoding, image_re_encoding; guards content; mitigates elevation_of_privilege; cwe 434 }
control path_check "File names are our own" { alias path_traversal_protection, safe_file_names; guards content; mitigates information_disclosure, elevation_of_privilege; asvs v5.0.0-5.3.2; cwe 22 }
/// Looked up once, checked, and called by that very address, redirects included.
control destination_check "Only public addresses are called" {
  alias ssrf_protection, url_allowlist, url_validation, ssrf_guard, destination_allowlist
  guards content; counts end_to_end; mitigates information_disclosure, elevation_of_privilege
  asvs v5.0.0-1.3.6; nist SC-7; cwe 918
  verify "an address that resolves to the metadata service or to a private network is refused"
  verify "a public address that redirects to a private one is not followed"
  guidance "Resolve the name once, refuse private and link-local addresses, connect to that very address, follow no redirect. A proxy of its own is simplest."
  cost medium
}
control csrf_protection "Only our own pages can make a browser act" {
  alias csrf_token, anti_csrf, xsrf_protection, csrf, origin_check, samesite
  guards callers; mitigates spoofing, tampering; asvs v5.0.0-3.5.1; nist SC-23; cwe 352
  verify "a form on another site that posts with the victim's session has no effect"
  verify "a request with a token of another session is refused"
  guidance "SameSite cookies and a token in each form, from the framework; nothing changes on GET."
  cost low
}
control cors_policy "Only named sites may read answers" { alias cors, strict_cors; guards callers; mitigates information_disclosure; asvs v5.0.0-3.4.2; cwe 942 }
control content_security_policy "Pages run only our scripts" { alias csp; mitigates tampering, spoofing; asvs v5.0.0-3.4.3; cwe 79; verify "an inline script put into a page does not run, and is reported"; verify "a script from a host that is not named does not load" }
control frame_protection "Pages cannot be framed" { alias clickjacking_protection, x_frame_options, frame_ancestors; mitigates spoofing; asvs v5.0.0-3.4.6; cwe 1021 }
control security_headers "Headers that keep browsers strict" { alias secure_headers, http_security_headers; mitigates tampering, information_disclosure; asvs v5.0.0-3.4.4 }
control script_integrity "Scripts of others are checked" { alias sri, subresource_integrity; mitigates tampering; asvs v5.0.0-3.6.1; cwe 829 }
control web_firewall "Web application firewall" { alias waf, web_application_firewall, waf_rules, virtual_patching; guards callers; counts end_to_end; mitigates tampering, denial_of_service, elevation_of_privilege; nist SC-7 }
control link_check "Links lead where they say" { alias open_redirect_protection, redirect_check; mitigates spoofing; asvs v5.0.0-3.7.2; cwe 601 }

// ---- messages that come again, late or out of order ---------------------------------------------------------------------------------

/// The time that counts is the one under the signature.
control replay_window "Old and repeated messages are refused" {
  alias nonce, timestamp_check, replay_protection, anti_replay, freshness_check, nonce_and_timestamp
  guards callers; counts end_to_end; mitigates spoofing, tampering
  asvs v5.0.0-6.7.2; nist IA-2(8); cwe 294
  verify "a delivery recorded ten minutes ago and sent again byte for byte is refused"
  verify "a delivery with a new time and the old signature is refused"
  guidance "Sign the time together with the body, refuse what is older than five minutes, and remember the ids seen since then."
  cost low
}
control idempotency "Twice has the effect of once" {
  alias idempotency_key, deduplication, idempotent_consumer, exactly_once, dedup, idempotent_handler
  guards content; counts end_to_end; mitigates tampering
  asvs v5.0.0-2.3.3; nist SI-10; cwe 837
  verify "a delivery with the id of an earlier one answers well and changes nothing"
  verify "the same delivery in parallel to two instances is booked once"
  guidance "Keep the id of each message in the same transaction as its effect, with a unique key."
  cost medium
}
control ordering_check "Late messages do not undo newer ones" { alias sequence_check, version_check, optimistic_locking, sequence_numbers, ordering; guards content; counts end_to_end; mitigates tampering; asvs v5.0.0-2.3.1; cwe 841; verify "an event with an older version than the record leaves the record as it is"; verify "an event about a record that does not exist yet is kept until it does" }
control sender_allowlist "Only named senders are heard" { alias vendor_allowlist, per_vendor_allowlist, sender_check, known_senders; guards callers; counts end_to_end; mitigates spoofing; nist AC-4; cwe 940; verify "a delivery for a sender that is not enabled is refused like one with a wrong signature"; verify "switching one sender off leaves the others untouched" }
control separate_secrets "One secret for each sender" { alias secret_per_vendor, per_tenant_secrets, individual_secrets, per_vendor_secret; fits data, actor, component, boundary; mitigates spoofing; nist IA-5; cwe 1391; verify "a delivery of one sender signed with another's secret is refused"; verify "retiring one sender's secret leaves the other senders working" }
control secret_rotation "Secrets are renewed" {
  alias rotating_secrets, credential_rotation, automatic_rotation, key_rollover
  fits data, actor, component, boundary; mitigates spoofing, information_disclosure; asvs v5.0.0-13.3.4; nist SC-12; cwe 324
  verify "a secret older than its period is refused"
  verify "a rotation in the middle of traffic loses no request"
  guidance "Accept two secrets at a time, let a job renew them, and practise it when nothing is wrong."
  cost medium
}
control constant_time_check "Secrets are compared in constant time" {
  alias constant_time_comparison, timing_safe_compare
  guards callers; counts end_to_end; mitigates information_disclosure, spoofing; asvs v5.0.0-11.2.4; cwe 208
  verify "a thousand requests with a nearly right signature take as long as a thousand with a wrong one"
  verify "a search of the code finds no `==` on a signature, token or code"
  guidance "The comparison of the crypto library, on values of one length, in one function that all checks call."
  cost low
}
/// Bytes first, parser afterwards: what was signed is what is read.
control raw_body_check "Signatures are checked before anything is parsed" {
  alias raw_body, raw_body_signature, raw_bytes_check, signature_before_parsing
  guards callers; counts end_to_end; mitigates tampering, spoofing; asvs v5.0.0-1.5.3; cwe 347
  verify "a signed body with a space added between two keys is refused"
  verify "a body with a wrong signature that no parser could read gets the same answer as any wrong signature"
  guidance "Switch the framework's body parser off for this route, check the bytes, then parse them once and pass on the result."
  cost low
}
control signature_library "Signatures are checked by the sender's own library" : raw_body_check, constant_time_check {
  alias webhook_library, vendor_signature_library
  verify "the route hands over headers and bytes to the library, and a test with a changed byte fails"
  verify "a release of the library older than the last security notice does not build"
  guidance "Take the vendor's library, or one for the open standard (Standard Webhooks), pin its version, and call it with the raw bytes."
  cost low
}
control redirect_refusal "Redirects are not followed" {
  alias no_redirects, redirects_off, redirect_policy
  mitigates information_disclosure, elevation_of_privilege; nist SC-7; cwe 918
  verify "a receiver that answers with a redirect gets no second request, and the delivery counts as failed"
  verify "a redirect to the metadata address leaves no line in the log of the proxy"
  guidance "Set the HTTP client to follow nothing, and treat a redirect as a failed delivery that the customer has to mend."
  cost low
}
control queued_processing "Answered first, worked on later" {
  alias asynchronous_processing, async_processing, queue_first, buffered_intake
  guards content; counts end_to_end; mitigates denial_of_service; nist SC-5; cwe 410
  verify "an answer goes out while the work behind it stands still"
  verify "a burst of ten times the normal load is taken in and worked off"
  guidance "Check, enqueue, answer. Do the work in a consumer that may be slow and may fail."
  cost medium
}
control dead_letter_handling "What cannot be worked on is kept and seen" { alias dead_letter_queue, poison_message_handling, retry_limit, dlq; mitigates denial_of_service, repudiation; nist SI-17; cwe 754; verify "a message that fails five times lies in the dead letter queue, and an alarm names it"; verify "a message behind one that fails is still worked on" }
control backoff "Retries wait longer each time" {
  alias exponential_backoff, retry_backoff, jitter, retry_budget, retry, retries
  mitigates denial_of_service; asvs v5.0.0-13.2.6; cwe 799
  verify "the waits between ten failed deliveries grow, and no two receivers are called in step"
  verify "after the last try the delivery is kept and shown as failed"
  guidance "Double the wait, add chance, stop after a day, and show the customer what was not delivered."
  cost low
}

// ---- floods and failures ---------------------------------------------------------------------------------------------------------------

control rate_limit "Requests are limited" {
  alias rate_limiting, throttling, throttle, quota, request_limit, api_quota, usage_plan
  guards callers; counts end_to_end; mitigates denial_of_service
  asvs v5.0.0-2.4.1; nist SC-5; cwe 770
  verify "a caller above its limit gets a refusal, and the others answers as fast as before"
  verify "the limit counts callers, not connections"
  guidance "At the edge by address, behind it by account. Say in the answer when to come back."
  cost low
}
control flood_protection "Floods stop before they arrive" {
  alias ddos_protection, anti_ddos, scrubbing
  guards callers; counts end_to_end; mitigates denial_of_service; nist SC-5
  verify "a test flood of ten times the peak never reaches the origin"
  verify "a request to the address of the origin that does not come through the protection is dropped"
  guidance "Bought, not built: from the CDN or cloud in front, with the origin reachable from there only."
  cost medium
}
control timeouts "Nothing waits for ever" { alias timeout, deadline, request_timeout, deadlines
  mitigates denial_of_service; asvs v5.0.0-13.1.3; cwe 772
  verify "against a server that accepts and never answers, a call ends after the agreed time"
  verify "against a server that sends one byte a second, a call ends after the agreed time"
  guidance "One limit for connecting and one for the whole answer, in the client that all calls share; less than what the caller itself waits."
  cost low
}
control circuit_breaker "Stops calling what does not answer" { alias bulkhead, hystrix, resilience4j, graceful_degradation, fallback; mitigates denial_of_service; asvs v5.0.0-16.5.2; nist SC-24; cwe 404; verify "with the other side down, callers get an answer within the agreed time"; verify "when the other side is back, calls go out again by themselves" }
control load_balancing "Load is spread" {
  alias load_balancer, load_balanced
  mitigates denial_of_service; nist SC-5; cwe 410
  verify "requests go on being answered while one instance is stopped"
  verify "a new instance takes its share within a minute"
  guidance "Two instances and more without state of their own behind one address."
  cost medium
}
control autoscaling "Grows with the load" { alias auto_scaling, elastic_scaling, horizontal_scaling; mitigates denial_of_service; nist SC-5 }
control redundancy "A second one takes over" {
  alias high_availability, ha, failover, replication, multi_az, standby, clustering, redundant_instances
  mitigates denial_of_service; nist CP-10; cwe 654
  verify "with one of the two switched off, users notice nothing for an hour"
  verify "after a failover no acknowledged write is missing"
  guidance "A second instance in another zone, with the health check that traffic follows, switched over on trial each quarter."
  cost high
}
control backup "Backups that are restored on trial" {
  alias backups, tested_backups, restore_test, snapshots, point_in_time_recovery
  mitigates denial_of_service, tampering; nist CP-9
  verify "last month's restore on trial ended with the record count of the day before"
  verify "with the rights of the application a backup cannot be deleted"
  guidance "Copies in another account that the application cannot delete, and a restore on trial each month."
  cost medium
}
control disaster_recovery "Comes back from losing a site" { alias dr_plan, recovery_plan, business_continuity, multi_region; mitigates denial_of_service; nist CP-2 }
control resource_limits "Programs are held to their share" { alias resource_quota, cpu_limit, memory_limit, container_limits, connection_limit, cost_limit, spending_limit, budget_alarm; mitigates denial_of_service; asvs v5.0.0-15.4.4; nist SC-6; cwe 770 }
control query_limits "Queries cannot cost too much" { alias query_cost_limit, graphql_depth_limit, pagination, query_timeout; guards content; mitigates denial_of_service; asvs v5.0.0-4.3.1; cwe 770 }
control capacity_planning "Measured against the load to come" { alias load_test, load_testing, performance_test; mitigates denial_of_service; nist SC-5 }
control fail_closed "A failure refuses" { alias fail_secure, fail_safe, safe_failure; mitigates elevation_of_privilege; asvs v5.0.0-16.5.3; nist SC-24; cwe 636 }

// ---- models and agents ------------------------------------------------------------------------------------------------------------------

/// Text that came from outside is data to the model, marked as such, and never an order.
control content_sanitisation "Instructions in content are taken out or fenced" {
  alias prompt_injection_protection, prompt_hardening, prompt_shield, content_fencing, input_guardrail, prompt_filtering
  guards content; counts end_to_end; mitigates elevation_of_privilege, tampering; removes untrusted_content
  cwe 1427; nist SI-10
  verify "a page that says to call a tool causes no call of it"
  verify "text from a document is passed on marked as a document's"
}
control output_check "What a model says is checked before it acts" { alias output_validation, output_guardrail, response_filter, moderation, content_filter, output_filtering; mitigates tampering, elevation_of_privilege, information_disclosure; nist SI-15 }
control tool_allowlist "An agent has only the tools it needs" { alias tool_permissions, limited_tools, tool_restrictions; mitigates elevation_of_privilege; nist AC-6; cwe 250 }
control grounding "Answers name their source" { alias citations, fact_checking; mitigates tampering, repudiation }
control model_evaluation "Tried against attacks" { alias model_testing, adversarial_testing, red_teaming, evals; mitigates tampering; nist SA-11 }
control training_data_check "Training data is known and checked" { alias data_provenance, dataset_validation, poisoning_protection; mitigates tampering; nist SI-7 }
