/// What can be told afterwards, what can be reached, what runs, and the people around it.
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
control login_audit "Logins and failed logins are written down" : audit_log { alias authentication_logging, login_log, login_logging; asvs v5.0.0-16.3.1; nist AU-2; cwe 778 }
control impersonation_log "Who acted for whom is written down" : audit_log { alias delegation_log, support_access_log; nist AC-6(9) }
control local_logging "Writes a log" { alias logging, application_logging, log, logs, correlation_id; mitigates repudiation; asvs v5.0.0-16.1.1; nist AU-12; cwe 778 }
control central_logging "Logs go to one place" { alias log_forwarding, centralized_logging, centralised_logging, log_aggregation; mitigates repudiation; asvs v5.0.0-16.4.3; nist AU-6; cwe 778 }
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
}
control monitoring "Somebody watches" { alias observability, metrics, health_monitoring, dashboards, tracing, siem; mitigates denial_of_service, repudiation; nist SI-4; cwe 778 }
control alerting "Somebody is called" { alias alarms, alerts, alarm, security_alerting, on_call; mitigates repudiation, denial_of_service; asvs v5.0.0-16.4.3; nist SI-4; cwe 778 }
control anomaly_detection "What is unusual is noticed" { alias fraud_detection, behavior_analytics, ueba, anomaly_alerting, threat_detection; mitigates spoofing, repudiation; nist SI-4 }
control intrusion_detection "Intruders are noticed" { alias ids, ips, intrusion_prevention, edr, host_intrusion_detection, runtime_protection, rasp; mitigates elevation_of_privilege; nist SI-4 }
control time_sync "Clocks agree" { alias ntp_sync, synchronised_clocks; mitigates repudiation; asvs v5.0.0-16.2.2; nist SC-45 }
control receipts "Both sides have proof" { alias non_repudiation, confirmation, proof_of_delivery, signed_receipt; mitigates repudiation; nist AU-10 }
control incident_response "Known what to do when it happens" { alias incident_plan, runbook, playbook; mitigates repudiation, denial_of_service; nist IR-4 }

// ---- networks -----------------------------------------------------------------------------------------------------------------------

control network_policy "Only declared connections are possible" {
  alias network_segmentation, segmentation, micro_segmentation, microsegmentation, kubernetes_network_policy, network_isolation, firewall_rules
  mitigates elevation_of_privilege, information_disclosure; nist SC-7(5); cwe 923
  verify "a connection that the model does not name times out"
  verify "a workload under another name in the same network reaches no port"
}
control firewall "Firewall" { alias packet_filter, security_group_rules, network_acl; guards callers; mitigates elevation_of_privilege, denial_of_service; nist SC-7 }
control ip_allowlist "Only known addresses get through" { alias ip_allow_list, ip_whitelist, ip_filter, ip_restriction, source_ip_check, geo_blocking; guards callers; counts end_to_end; mitigates spoofing, denial_of_service; nist SC-7; cwe 291 }
control egress_filter "Only known destinations can be called" { alias egress_filtering, outbound_allowlist, egress_allowlist, egress_control; mitigates information_disclosure; asvs v5.0.0-13.2.4; nist SC-7(5) }
control private_endpoint "Not reachable from the internet" { alias private_link, no_public_access, internal_only, private_access, vpc_endpoint; guards callers; mitigates elevation_of_privilege, information_disclosure; nist SC-7 }
control vpn_access "Only through the VPN" { alias vpn_only, vpn_required, vpn; guards callers; mitigates spoofing; nist AC-17 }
control dns_security "Names are signed" { alias dnssec; mitigates spoofing; nist SC-20 }
control mail_authentication "Mail in our name is ours" { alias dmarc, spf, dkim; mitigates spoofing; nist SI-8 }
control registration_check "Registrations are checked" { alias registration_validation, verified_registration; guards callers; mitigates spoofing; cwe 940 }
control ownership_proof "Whoever registers an address proves it is theirs" {
  alias url_verification, challenge_response, domain_verification, endpoint_verification, email_verification, address_verification
  guards callers; mitigates spoofing, information_disclosure; cwe 940
  verify "an address that does not echo the challenge receives no event"
  verify "a change of address asks for a new proof"
  guidance "Send a random value to the address and wait for it to come back before the first event; repeat when the address changes."
  cost low
}

// ---- machines and code --------------------------------------------------------------------------------------------------------------------

control hardening "Only what is needed is switched on" { alias hardened_configuration, secure_configuration, secure_defaults, cis_benchmark, baseline_configuration, minimal_image; mitigates elevation_of_privilege, information_disclosure; asvs v5.0.0-13.4.2; nist CM-6; cwe 1188 }
control patching "Updates are put in quickly" { alias patch_management, updates, security_updates, automatic_updates, vulnerability_management; mitigates elevation_of_privilege; asvs v5.0.0-15.2.1; nist SI-2; cwe 1395 }
control dependency_scanning "Known holes in libraries are found" { alias software_composition_analysis, dependency_check, vulnerability_scanning, image_scanning, container_scanning; mitigates elevation_of_privilege; asvs v5.0.0-15.2.1; nist RA-5; cwe 1395 }
control dependency_pinning "Libraries are the ones that were chosen" { alias lockfile, version_pinning, hash_pinning, pinned_dependencies, trusted_registry; mitigates tampering; asvs v5.0.0-15.2.4; nist SR-3; cwe 494 }
control bill_of_materials "Known what is inside" { alias sbom, software_inventory; mitigates tampering; asvs v5.0.0-15.1.2; nist CM-8 }
control code_review "A second person reads each change" { alias pull_request_review, peer_review, branch_protection, protected_branch, mandatory_review; mitigates tampering, elevation_of_privilege; nist SA-11; cwe 1242 }
control code_analysis "Code is searched for weaknesses" { alias static_analysis, sast, dast, fuzzing, code_scanning, security_testing; mitigates tampering, elevation_of_privilege; nist SA-11 }
control penetration_test "Somebody tried" { alias pentest, penetration_testing, red_team, bug_bounty, security_review; mitigates elevation_of_privilege; nist CA-8 }
control code_signing "What runs is what was built" {
  alias signed_artifacts, artifact_signing, signed_releases, binary_signing, signed_updates, signature_of_packages, signed_firmware
  mitigates tampering; nist CM-14; cwe 494
  verify "an artifact changed by one byte is not started"
  verify "an artifact signed with a retired key is not started"
  guidance "Sign in the build with a key nobody can export, and check where it is started, not only where it is fetched."
  cost medium
}
control image_signing "Only signed images run" : code_signing { alias signed_images, cosign_signatures, admission_control, image_verification }
control provenance "Known from which commit and builder it comes" { alias slsa, build_provenance, attestation, reproducible_builds; mitigates tampering, repudiation; nist SR-4 }
control commit_signing "Commits are signed" { alias signed_commits; mitigates spoofing, repudiation; nist CM-14 }
control isolated_builds "Every build has a machine of its own" { alias ephemeral_runners, build_isolation, isolated_runners, ephemeral_builds; mitigates tampering, elevation_of_privilege; nist SC-39; cwe 653 }
control integrity_check "Changes are noticed" { alias checksum, hash_check, file_integrity_monitoring, tamper_detection, integrity_protection, mac; mitigates tampering; nist SI-7; cwe 353 }
control secure_boot "Only signed software starts" { alias verified_boot, trusted_boot, measured_boot; mitigates tampering, elevation_of_privilege; nist SI-7(15) }
control sandboxing "Runs in a cage" {
  alias sandbox, isolation, process_isolation, container_isolation, seccomp, gvisor, jail, firecracker, chroot
  mitigates elevation_of_privilege; asvs v5.0.0-15.2.5; nist SC-39; cwe 653
  verify "code that opens a connection to a neighbour gets none"
  verify "code that fills memory or disk is stopped, and the next run starts clean"
  guidance "No network, no secrets, a fresh file system, limits on time and memory; a virtual machine where the code is hostile."
  cost high
}
control non_root "Runs without special rights" { alias rootless, unprivileged, read_only_filesystem, dropped_capabilities; mitigates elevation_of_privilege; nist AC-6; cwe 250 }
control dedicated_server "Does nothing else" { alias dedicated_service, single_purpose, dedicated_instance; mitigates elevation_of_privilege; nist SC-3; cwe 653 }
control memory_safety "No way to write past the end" { alias memory_safe_language, aslr, stack_protection, cfi; mitigates elevation_of_privilege; asvs v5.0.0-1.4.1; nist SI-16 }
control change_management "Changes are planned and can be taken back" { alias change_control, rollback, staged_rollout, canary_release, change_approval; mitigates tampering, denial_of_service; nist CM-5 }
control environment_separation "Test and production are apart" { alias separate_environments, no_production_data_in_test; mitigates information_disclosure, tampering; nist CM-5 }
control physical_security "Locked away" { alias locks, access_badges, physical_access_control, locked_rack, cctv; mitigates tampering, elevation_of_privilege, denial_of_service; nist PE-3 }
control tamper_resistance "Notices being opened" { alias tamper_protection, tamper_seal, anti_tamper, obfuscation, jailbreak_detection, root_detection; mitigates tampering; nist SR-11 }
control debug_locked "No door for debugging" { alias disabled_debug_ports, no_debug_interfaces, jtag_disabled; mitigates elevation_of_privilege; asvs v5.0.0-13.4.2; cwe 1191 }
control remote_wipe "Lost devices are emptied" { alias mobile_device_management, mdm, device_lock, screen_lock; mitigates information_disclosure; nist AC-11 }

// ---- people -----------------------------------------------------------------------------------------------------------------------------

control training "People know what to look for" { alias security_training, awareness, awareness_training, phishing_training; mitigates spoofing; nist AT-2 }
control background_check "People are known" { alias vetting, screening; mitigates elevation_of_privilege; nist PS-3 }
control insurance "Somebody else pays" { alias cyber_insurance }
control contact_verification "Called back under a known number" { alias verified_callback, out_of_band_verification, out_of_band_confirmation; mitigates spoofing; cwe 940 }
