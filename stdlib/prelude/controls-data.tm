/// What keeps data secret and people's data theirs: encryption, secrets, privacy.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- encryption in transit -----------------------------------------------------------------------------------------------

control encryption "Encryption in transit" {
  alias encryption_in_transit, transport_encryption, transport_security
  guards callers; counts per_hop; mitigates information_disclosure, tampering
  asvs v5.0.0-12.3.1; nist SC-8; cwe 319
  verify "a capture of the traffic between both ends shows no word of the content"
  verify "a connection that offers no encryption is refused before a request is read"
  guidance "Let the platform do it for all hops at once (a mesh, the load balancer, the driver), and refuse plain text on the listening side instead of trusting each client."
  cost medium
}
/// Refuse versions below 1.2 on the server, check names and dates of certificates on the client, and let no setting switch the check off.
control tls "TLS 1.2 or newer" : encryption {
  alias https_only, ssl, tls12, tls13, tls_encryption, https
  asvs v5.0.0-12.1.1, v5.0.0-12.3.2; nist SC-8(1)
  verify "a handshake with TLS 1.1 ends with an alert"
  verify "the client breaks off when the certificate is for another name"
  guidance "Version and ciphers belong into one shared configuration. The check of certificates is on by default everywhere; search the code for the switch that turns it off."
  cost low
}
control mutual_tls "TLS with certificates on both sides" : encryption, authentication {
  alias mtls, two_way_tls, client_certificate_tls
  counts per_hop; mitigates spoofing, information_disclosure, tampering
  asvs v5.0.0-12.1.3, v5.0.0-12.3.5; nist IA-9; cwe 295
  verify "a call without a certificate of the own authority ends in the handshake"
  verify "a call with a certificate issued for another service is refused"
  guidance "Certificates that live for days and are renewed by the platform. Name the allowed callers on the server: any certificate of the own authority is not enough."
  cost high
}
control dtls "DTLS" : encryption {
  asvs v5.0.0-17.2.2; nist SC-8(1)
  verify "a capture of the packets shows no word of what is said"
  verify "a handshake with an unknown certificate ends without a stream"
  guidance "The stack's own DTLS, fingerprints exchanged over a channel that is protected, and no fall back to plain RTP."
  cost low
}
control ssh_transport "SSH transport" : encryption {
  alias ssh_encryption
  nist SC-8(1)
  verify "a client that offers only old ciphers is refused"
  verify "a changed host key stops the client with a warning"
  guidance "Current ciphers, host certificates, and no agent or port forwarding unless named."
  cost low
}
control vpn_tunnel "Encrypted tunnel" : encryption {
  alias vpn_encryption, wireguard_tunnel
  nist AC-17(2)
  verify "a capture on the open network shows only the tunnel's packets"
  verify "with the tunnel down, nothing goes round it"
  guidance "A current protocol (WireGuard, IKEv2), keys for each end, and a route that ends with the tunnel."
  cost low
}
control ipsec_tunnel "IPsec" : vpn_tunnel {
  nist SC-8(1)
  verify "a capture between both gateways shows ESP packets only"
  verify "with the tunnel down, nothing goes in clear beside it"
  guidance "Certificates instead of shared secrets, current ciphers, and a route that ends when the tunnel does."
  cost medium
}
/// Relays see ciphertext only: the keys lie with the first and the last part.
control message_encryption "The content itself is encrypted" : encryption {
  alias end_to_end_encryption, e2ee, payload_encryption, jwe, pgp, s_mime
  counts end_to_end
  asvs v5.0.0-11.3.2; nist SC-8(1)
  verify "a relay that writes down what it passes on holds no readable content"
  verify "content with one bit changed is refused by the last part"
  guidance "Encrypt for the key of the last part with a standard format such as JWE, and keep its key away from every relay."
  cost high
}
control strict_transport "Browsers never try without TLS" {
  alias hsts, strict_transport_security
  part of encryption; mitigates information_disclosure, tampering; asvs v5.0.0-3.4.1; cwe 319
  verify "a second visit by plain http never leaves the browser"
  verify "each host under the name sends the header for a year"
  guidance "A year, with subdomains, then the preload list; begin with a day."
  cost low
}
control certificate_pinning "Only known certificates are accepted" {
  alias ssl_pinning, tls_pinning
  part of encryption; mitigates spoofing; cwe 295
  verify "a certificate for the right name by another authority ends the call"
  verify "the next key, pinned in advance, is accepted on the day of the change"
  guidance "Pin the authority or the next two keys, and keep a way to update the pins without the app."
  cost high
}
control certificate_check "Certificates are checked" {
  alias certificate_validation, tls_verification
  part of encryption; mitigates spoofing, information_disclosure; asvs v5.0.0-12.3.2; cwe 295
  verify "a client that meets a certificate of another name breaks off"
  verify "a certificate past its date, or signed by an unknown authority, ends the call"
  guidance "Leave the library's check on, trust the system's authorities or your own, and search the code for the switch that turns it off."
  cost low
}

// ---- encryption at rest --------------------------------------------------------------------------------------------------

/// Keys lie apart from the disk, and who restores a copy elsewhere cannot read it.
control encryption_at_rest "Encryption at rest" {
  alias at_rest_encryption, storage_encryption, encrypted_storage, data_at_rest_encryption
  fits component, boundary; mitigates information_disclosure
  asvs v5.0.0-11.3.2; nist SC-28(1); cwe 312
  verify "a copy of the volume, mounted elsewhere without the key, shows no word of the content"
  verify "a snapshot restored under another account cannot be opened"
  guidance "Switch it on in the template that makes stores, with a key of your own in a key manager, so that a copy alone is worth nothing."
  cost low
}
control transparent_encryption "By the disk or volume" : encryption_at_rest {
  alias disk_encryption, full_disk_encryption, volume_encryption, luks, bitlocker
  nist SC-28(1); cwe 312
  verify "a disk taken out of its machine shows no file"
  verify "a machine started without its key stops at the prompt"
  guidance "In the template of the machine, with the key in a TPM or key manager; it does nothing against who is logged in."
  cost low
}
control shared_key_encryption "By the store, with one key for all" : encryption_at_rest {
  alias tde, transparent_data_encryption, sse, server_side_encryption, sse_kms, database_encryption
  nist SC-28(1); cwe 312
  verify "the store reports encryption as on, and refuses to be switched off"
  verify "a snapshot of it names the key it needs"
  guidance "Switch it on in the template, and forbid stores without it by a rule of the account."
  cost low
}
control field_encryption "Single fields, by the application" : encryption_at_rest {
  alias column_encryption, application_layer_encryption, client_side_encryption
  nist SC-28(1); cwe 312
  verify "a query by an administrator of the database shows no protected value in clear"
  verify "with the application's key missing, the row can be loaded and the field cannot be read"
  guidance "A library of the application, keys in a key manager, and an index made of a keyed hash where it must be searched."
  cost medium
}
control envelope_encryption "By the application, with a key for each record or tenant" : field_encryption {
  alias tenant_keys, per_tenant_encryption, individual_key_encryption, data_with_enduser_individual_key
  nist SC-28(1); cwe 312
  verify "with the key of one record destroyed, the others can be read and that one cannot"
  verify "a dump of the database shows no value of a protected field"
  guidance "A data key for each record or tenant, wrapped by a key in the key manager; destroying it deletes."
  cost high
}
control customer_managed_keys "Customers hold their keys" : encryption_at_rest {
  alias byok, cmk, customer_keys
  nist SC-12; cwe 312
  verify "with the customer's key withdrawn, nothing of that customer can be read within the agreed time"
  verify "a use of the key stands in the customer's own log"
  guidance "A key in the customer's account, used through a grant, and a clear answer to what stops when it is withdrawn."
  cost high
}
control key_management "Keys are made, renewed and destroyed by rule" {
  alias key_rotation, managed_keys, kms
  mitigates information_disclosure; asvs v5.0.0-11.1.1; nist SC-12; cwe 324
  verify "a key past its period encrypts nothing new, and what it encrypted can still be read"
  verify "a key destroyed by plan is in no backup"
  guidance "A key manager with one key for each purpose, an owner, a period, and a record of each use."
  cost medium
}
control memory_encryption "Memory is encrypted" {
  alias confidential_computing
  mitigates information_disclosure; asvs v5.0.0-11.7.1
  verify "a dump of the host's memory shows nothing of the guest"
  verify "a guest that fails its attestation gets no key"
  guidance "Confidential machines of the cloud, with a check of their attestation before secrets are released."
  cost high
}
control tokenization "Numbers are replaced by tokens" {
  alias tokenisation, card_tokenization, card_tokenisation
  mitigates information_disclosure; removes payment_card; nist SI-19; cwe 312
  verify "a dump of the shop's database holds no number that passes a card check"
  verify "a token taken from one merchant is worth nothing at another"
  guidance "Let the payment provider take the number in the browser and give us the token."
  cost medium
}

// ---- secrets ---------------------------------------------------------------------------------------------------------------------------

/// Not in the code, not in an image, not in a file that is copied: fetched at run time by the identity of the program.
control managed_secrets "Secrets lie in a secret manager" {
  alias secrets_management, secret_management, secrets_in_vault, vault_secrets, external_secrets, secrets, secret_manager, vault
  mitigates information_disclosure, spoofing; asvs v5.0.0-13.3.1; nist IA-5(7); cwe 798
  verify "a search of the repository, its history and the images finds no secret"
  verify "with the secret manager switched off a fresh instance does not start"
  guidance "Fetch at start by the identity of the program. Take what lies in code today out, and renew it: it is known."
  cost medium
}
control secret_scanning "Code is searched for secrets" {
  alias secret_detection, gitleaks, push_protection
  mitigates information_disclosure; nist IA-5(7); cwe 798
  verify "a push with a key in it is refused before it is public"
  verify "a key found in history is withdrawn the same day, and the entry says by whom"
  guidance "Before the commit, at the push and over the whole history; withdraw first, clean up afterwards."
  cost low
}
control least_secrets "Each part has its own credential" {
  alias own_credentials, separate_credentials, individual_credentials
  mitigates elevation_of_privilege, repudiation; nist IA-4; cwe 1391
  verify "withdrawing the credential of one part stops that part and no other"
  verify "the log of the store names the part that used a credential"
  guidance "One credential for each part, from the secret manager, named after the part."
  cost low
}
control hardware_keys "Keys cannot be taken out" {
  alias hsm_keys, hardware_backed_keys, secure_enclave_keys, keystore_keys, tpm_keys
  mitigates information_disclosure, spoofing; asvs v5.0.0-13.3.3; nist SC-12
  verify "with full rights on the machine the key can be used and not read"
  verify "an export of the key is refused by the device"
  guidance "Make the key in the HSM, TPM or secure enclave and never import it; have a second device before the first one fails."
  cost high
}
control secure_random "Secrets cannot be guessed" {
  alias random_tokens, unguessable_identifiers, csprng, uuid_identifiers
  mitigates spoofing, information_disclosure; asvs v5.0.0-11.5.1; cwe 331
  verify "a million identifiers show no order and no double"
  verify "none of them can be told from the clock or the number before"
  guidance "The operating system's generator, 128 bits and more, for everything whose knowledge opens something."
  cost low
}

// ---- privacy -----------------------------------------------------------------------------------------------------------------------------

control data_minimisation "Only what is needed is kept or sent" {
  alias data_minimization, minimal_data, response_filtering, field_filtering
  mitigates information_disclosure; asvs v5.0.0-14.2.6, v5.0.0-15.3.1; nist SI-12; cwe 213
  verify "an event or answer holds the fields its contract names and no other"
  verify "a field added to the record does not appear outside until somebody adds it there too"
  guidance "Send an identifier and let the other side ask, with its own rights, for what it needs."
  cost low
}
control retention_limit "Deleted when its time is over" {
  alias data_retention, retention_policy, automatic_deletion, ttl, data_deletion, lifecycle_policy
  mitigates information_disclosure; asvs v5.0.0-14.2.7; nist SI-12
  verify "a record one day past its time is found neither in the database nor in the logs"
  verify "a record that must be kept is refused deletion until its day"
  guidance "A time for each class of data, a job or the store's own lifecycle, and a report of what is overdue."
  cost medium
}
control pseudonymisation "Names are replaced by numbers" {
  alias pseudonymization
  guards content; counts end_to_end; mitigates information_disclosure; removes pii; nist SI-19; cwe 359
  verify "what is handed on holds no name, address or number of a person"
  verify "two deliveries to two receivers cannot be joined by their pseudonyms"
  guidance "Replace names by numbers before they leave, and keep the table where the receiver cannot get at it."
  cost medium
}
control anonymisation "Nobody can be recognised" {
  alias anonymization, aggregation, differential_privacy, k_anonymity
  guards content; counts end_to_end; mitigates information_disclosure; removes pii; nist SI-19; cwe 359
  verify "no group in a published figure has fewer than the agreed number of people"
  verify "adding one person changes no published figure beyond the agreed noise"
  guidance "Aggregate, and look whether small groups can be told apart."
  cost high
}
control masking "Shown in part only" {
  alias data_masking, redacted_display, truncation
  mitigates information_disclosure; asvs v5.0.0-14.2.6; cwe 359
  verify "a clerk's page shows the last four digits only, and so does what it loads"
  verify "each unmasking makes an entry with who and why"
  guidance "Mask on the server for each role, and load the whole value only on request."
  cost low
}
control consent "People were asked" {
  alias user_consent, opt_in, consent_management, cookie_banner
  mitigates information_disclosure; asvs v5.0.0-10.7.1; nist PT-2
  verify "a person who said no finds no trace of the processing in the records of that day"
  verify "a consent taken back takes effect everywhere within the promised time"
  guidance "Ask for one purpose at a time, store when and to which words somebody agreed, and make no as easy as yes."
  cost medium
}
control erasure "People can have their data deleted" {
  alias right_to_erasure, account_deletion, data_subject_rights, gdpr_deletion, crypto_shredding
  mitigates information_disclosure; nist SI-12
  verify "a month after a request, a search for the person finds only what the law keeps"
  verify "a restored backup no longer holds a person deleted before"
  guidance "A list of places for each person, a job that goes through it, and a note that is applied after each restore."
  cost high
}
control data_processing_agreement "A contract binds the other company" {
  alias dpa, contract, nda, sla, vendor_assessment, supplier_assessment
  mitigates information_disclosure, repudiation; nist SA-9
  verify "the signed agreement names the data, the purpose and where it is kept"
  verify "the register of processors lists the company with the date of its last review"
  guidance "What may be done with the data, where, for how long, by which others, and who is told of an incident within which time."
  cost medium
}
control data_residency "Data stays where it must" {
  alias data_localisation, data_localization, geo_fencing, regional_storage
  nist SA-9(5)
  mitigates information_disclosure
  verify "a copy to a region outside the list is refused by the account"
  verify "each backup and log of the data lies in a region of the list"
  guidance "Set it as a rule of the account, and look at logs, backups and support access as well as at databases."
  cost medium
}
control caching_off "Nothing is left in caches" {
  alias no_store, cache_control, no_caching
  mitigates information_disclosure; asvs v5.0.0-14.3.2; cwe 525
  verify "the back button after a logout shows no page of the account"
  verify "a shared proxy holds no answer of an account"
  guidance "`Cache-Control: no-store` on everything that belongs to somebody, set in one place for all such answers."
  cost low
}
control quiet_errors "Errors tell nothing" {
  alias generic_errors, error_handling, safe_error_messages, no_stack_traces
  mitigates information_disclosure; asvs v5.0.0-16.5.1; nist SI-11; cwe 209
  verify "a request that fails inside gets a number and nothing of the inside"
  verify "the number leads to the full error in the log"
  guidance "One handler for everything that was not caught, and the same page for all of it."
  cost low
}
control data_loss_prevention "Data that leaves is looked at" {
  alias dlp, leak_prevention
  mitigates information_disclosure; nist SC-7(10)
  verify "a mail with fifty card numbers does not leave, and its sender is told why"
  verify "an upload of a marked document to a private drive makes an entry with who and what"
  guidance "Mark what is worth it, begin by watching, then block few patterns that are hardly ever wrong."
  cost high
}
