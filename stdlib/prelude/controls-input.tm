/// What comes in, and what comes again.
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
control allowlist_validation "Only known values" : input_validation {
  alias allowlist, allow_list, whitelist
  asvs v5.0.0-2.2.1; cwe 1287
  verify "a value outside the list is refused, also in other case or encoding"
  verify "a value added to the list is taken after a deployment, and by no other way"
  guidance "Keep the list beside the type it belongs to, compare after decoding, and refuse what is not in it."
  cost low
}
control body_limit "The size of what comes in is bounded" {
  alias size_limit, payload_limit, request_size_limit, upload_limit, max_body_size, message_size_limit
  guards content; counts end_to_end; mitigates denial_of_service
  asvs v5.0.0-5.2.1; nist SC-5; cwe 770
  verify "a body one byte above the limit is refused before it is read to its end"
  verify "a small body that unpacks to more than the limit is refused while it is unpacked"
  guidance "One line at the gateway and one in the framework. Bound the unpacked size too."
  cost low
}
control parameterized_queries "Queries take values apart from their text" {
  alias prepared_statements, sql_injection_protection, orm, parameterised_queries, bound_parameters
  guards content; mitigates tampering, information_disclosure, elevation_of_privilege; asvs v5.0.0-1.2.4; nist SI-10; cwe 89
  verify "a quote in every text field is kept as a quote"
  verify "the query log shows the same text for all values"
  guidance "The driver's parameters or the query builder, for all of it; names of columns from a fixed list."
  cost low
}
control command_escaping "Commands take values apart from their text" {
  alias command_injection_protection, no_shell
  guards content; mitigates elevation_of_privilege; asvs v5.0.0-1.2.5; cwe 78
  verify "a file name with a semicolon and a command in it is handled as a file name"
  verify "a search of the code finds no call that hands text to a shell"
  guidance "Call programs with a list of arguments and without a shell; better, use a library instead of the program."
  cost low
}
control output_encoding "What goes out is encoded for where it goes" {
  alias escaping, html_escaping, xss_protection, context_encoding, template_escaping
  mitigates tampering, spoofing; asvs v5.0.0-1.2.1; nist SI-15; cwe 79
  verify "a name that holds a script tag is shown as text on every page it reaches"
  verify "an address that starts with javascript: becomes no link"
  guidance "Templates that encode by themselves, for the place the text goes to; no hand-made markup, and a lint rule against the way round."
  cost low
}
control html_sanitising "Only harmless markup is left in" {
  alias html_sanitization, markdown_sanitization, dompurify
  guards content; mitigates tampering; asvs v5.0.0-1.3.1; cwe 79
  verify "text with an event handler in an image tag is shown without it"
  verify "a link to a script address is taken out"
  guidance "A maintained library with a list of allowed tags, on output, after the last change to the text."
  cost low
}
control safe_parsing "Parsers that build nothing and fetch nothing" {
  alias safe_deserialization, safe_deserialisation, xxe_protection, deserialization_protection, no_external_entities, hardened_parser
  guards content; mitigates elevation_of_privilege, information_disclosure; asvs v5.0.0-1.5.1, v5.0.0-1.5.2; cwe 502
  verify "a document that names an external entity causes no call to it"
  verify "a serialized object of an unexpected class is refused"
  guidance "Switch external entities and polymorphic types off in one shared parser, and use formats that carry data only."
  cost low
}
control file_check "Uploaded files are what they say" {
  alias file_type_check, upload_validation, content_type_check, mime_check
  guards content; mitigates elevation_of_privilege, tampering; asvs v5.0.0-5.2.2; cwe 434
  verify "a program renamed to .jpg is refused by its content"
  verify "an archive that unpacks to a thousand times its size is refused before it is unpacked"
  guidance "Decide by content and not by name, store under names of our own, outside the web root, and serve as a download from another host."
  cost low
}
control malware_scan "Files are searched for malware" {
  alias antivirus, virus_scan, av_scan, malware_protection
  guards content; mitigates elevation_of_privilege, tampering; asvs v5.0.0-5.4.3; nist SI-3; cwe 434
  verify "the harmless test file of the industry (EICAR) is refused on every way in"
  verify "a file that cannot be scanned, because it is locked or too large, is not handed on"
  guidance "Scan before anybody can fetch the file, keep it apart until then, and treat an error as a find."
  cost medium
}
control content_disarm "Files are rebuilt without anything active" {
  alias cdr, re_encoding, image_re_encoding
  guards content; mitigates elevation_of_privilege; cwe 434
  verify "a document with a macro comes out with the same text and without the macro"
  verify "a picture that holds a script in its metadata comes out as pixels only"
  guidance "Re-encode pictures, print documents to a plain format, and throw the original away."
  cost medium
}
control path_check "File names are our own" {
  alias path_traversal_protection, safe_file_names
  guards content; mitigates information_disclosure, elevation_of_privilege; asvs v5.0.0-5.3.2; cwe 22
  verify "a name with `../` in it, also encoded, reaches nothing outside the folder"
  verify "two uploads of one name keep two files"
  guidance "Make the name ourselves, keep theirs as data, and resolve and compare the path before opening it."
  cost low
}
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
control cors_policy "Only named sites may read answers" {
  alias cors, strict_cors
  guards callers; mitigates information_disclosure; asvs v5.0.0-3.4.2; cwe 942
  verify "a page of another origin reads no answer, signed in or not"
  verify "an origin that looks like ours (`ours.example.evil.test`) is not echoed"
  guidance "A fixed list of origins, compared as a whole, and credentials only where needed."
  cost low
}
control content_security_policy "Pages run only our scripts" {
  alias csp
  mitigates tampering, spoofing; asvs v5.0.0-3.4.3; cwe 79
  verify "an inline script put into a page does not run, and is reported"
  verify "a script from a host that is not named does not load"
  guidance "Start in report-only mode, allow scripts by nonce, then enforce; no `unsafe-inline`."
  cost medium
}
control frame_protection "Pages cannot be framed" {
  alias clickjacking_protection, x_frame_options, frame_ancestors
  mitigates spoofing; asvs v5.0.0-3.4.6; cwe 1021
  verify "a page of another site that frames ours shows an empty frame"
  verify "our own embedding still works where it is named"
  guidance "`frame-ancestors` in the content security policy, for all answers."
  cost low
}
control security_headers "Headers that keep browsers strict" {
  alias secure_headers, http_security_headers
  mitigates tampering, information_disclosure; asvs v5.0.0-3.4.4
  verify "a scan of every host finds the agreed headers on every answer, errors included"
  verify "a file served as text is not run as a script"
  guidance "Set them once at the edge, and test them in the pipeline."
  cost low
}
control script_integrity "Scripts of others are checked" {
  alias sri, subresource_integrity
  mitigates tampering; asvs v5.0.0-3.6.1; cwe 829
  verify "a script of another host changed by one byte is not run"
  verify "a new version is run only after somebody set its digest"
  guidance "Host it ourselves where we can; else pin the version with its digest."
  cost low
}
control web_firewall "Web application firewall" {
  alias waf, web_application_firewall, waf_rules, virtual_patching
  guards callers; counts end_to_end; mitigates tampering, denial_of_service, elevation_of_privilege; nist SC-7
  verify "a request from the public list of attacks is refused before it reaches the service"
  verify "a form with an apostrophe in a name still works"
  guidance "In front of all hosts, in blocking mode after two weeks of watching, and never as the only check."
  cost medium
}
control link_check "Links lead where they say" {
  alias open_redirect_protection, redirect_check
  mitigates spoofing; asvs v5.0.0-3.7.2; cwe 601
  verify "a link whose text shows one address and leads to another is not sent on"
  verify "a link to a list of known traps is shown with a warning"
  guidance "Show the host in full, ask before leaving, and check against a list that is renewed hourly."
  cost medium
}

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
control ordering_check "Late messages do not undo newer ones" {
  alias sequence_check, version_check, optimistic_locking, sequence_numbers, ordering
  guards content; counts end_to_end; mitigates tampering; asvs v5.0.0-2.3.1; cwe 841
  verify "an event with an older version than the record leaves the record as it is"
  verify "an event about a record that does not exist yet is kept until it does"
  guidance "Carry a version or time from the source in each event, compare in the same transaction that writes, and drop what is older."
  cost low
}
control sender_allowlist "Only named senders are heard" {
  alias vendor_allowlist, per_vendor_allowlist, sender_check, known_senders
  guards callers; counts end_to_end; mitigates spoofing; nist AC-4; cwe 940
  verify "a delivery for a sender that is not enabled is refused like one with a wrong signature"
  verify "switching one sender off leaves the others untouched"
  guidance "A table of senders with what each may send, kept by who signs the contracts, and looked at after the signature."
  cost low
}
control separate_secrets "One secret for each sender" {
  alias secret_per_vendor, per_tenant_secrets, individual_secrets, per_vendor_secret
  fits data, actor, component, boundary; mitigates spoofing; nist IA-5; cwe 1391
  verify "a delivery of one sender signed with another's secret is refused"
  verify "retiring one sender's secret leaves the other senders working"
  guidance "Make the secret when the sender is set up, name it after the sender, and look it up by who claims to send before checking."
  cost low
}
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
  nist SC-8; cwe 347
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
control dead_letter_handling "What cannot be worked on is kept and seen" {
  alias dead_letter_queue, poison_message_handling, retry_limit, dlq
  mitigates denial_of_service, repudiation; nist SI-17; cwe 754
  verify "a message that fails five times lies in the dead letter queue, and an alarm names it"
  verify "a message behind one that fails is still worked on"
  guidance "Set the number of tries on the queue, alarm on the first message that lands, and have a tool that puts it back."
  cost low
}
control backoff "Retries wait longer each time" {
  alias exponential_backoff, retry_backoff, jitter, retry_budget, retry, retries
  mitigates denial_of_service; asvs v5.0.0-13.2.6; cwe 799
  verify "the waits between ten failed deliveries grow, and no two receivers are called in step"
  verify "after the last try the delivery is kept and shown as failed"
  guidance "Double the wait, add chance, stop after a day, and show the customer what was not delivered."
  cost low
}
