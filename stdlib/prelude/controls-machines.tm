/// What runs, and the people around it.
/// `guards callers`: it stands where a call arrives; `guards content`: where content is taken in. `counts per_hop`: every hop needs
/// it; `end_to_end`: the last part has it, or a relay that is trusted as much.
pack prelude

// ---- machines and code --------------------------------------------------------------------------------------------------------------------

control hardening "Only what is needed is switched on" {
  alias hardened_configuration, secure_configuration, secure_defaults, cis_benchmark, baseline_configuration, minimal_image
  mitigates elevation_of_privilege, information_disclosure; asvs v5.0.0-13.4.2; nist CM-6; cwe 1188
  verify "a scan of a fresh image finds no service that the list does not name"
  verify "a machine that drifts from the baseline is reported within a day"
  guidance "Begin with the smallest image and a published baseline (CIS), as code, and rebuild instead of mending."
  cost medium
}
control patching "Updates are put in quickly" {
  alias patch_management, updates, security_updates, automatic_updates, vulnerability_management
  mitigates elevation_of_privilege; asvs v5.0.0-15.2.1; nist SI-2; cwe 1395
  verify "a critical update is in production within the agreed days, and the board shows how many it took"
  verify "a machine without updates for a month does not exist"
  guidance "Rebuild images weekly, roll them out by themselves, and agree days for each severity."
  cost medium
}
control dependency_scanning "Known holes in libraries are found" {
  alias software_composition_analysis, dependency_check, vulnerability_scanning, image_scanning, container_scanning
  mitigates elevation_of_privilege; asvs v5.0.0-15.2.1; nist RA-5; cwe 1395
  verify "a known hole in a shipped library makes a ticket within a day"
  verify "a build that adds a library with a critical hole fails"
  guidance "Scan what is shipped as well as what is built, and agree how many days each severity has."
  cost low
}
control dependency_pinning "Libraries are the ones that were chosen" {
  alias lockfile, version_pinning, hash_pinning, pinned_dependencies, trusted_registry
  mitigates tampering; asvs v5.0.0-15.2.4; nist SR-3; cwe 494
  verify "a build on a clean machine gets byte for byte the libraries of the lock file"
  verify "a library whose digest differs from the lock file ends the build"
  guidance "Commit the lock file, install from it only, and let a robot propose updates."
  cost low
}
control bill_of_materials "Known what is inside" {
  alias sbom, software_inventory
  mitigates tampering; asvs v5.0.0-15.1.2; nist CM-8
  verify "for a library in the news, the list names within minutes each service that ships it"
  verify "a build whose list lacks one of its dependencies fails"
  guidance "Let the build write it (CycloneDX or SPDX), store it with the artifact, and make it searchable."
  cost low
}
control code_review "A second person reads each change" {
  alias pull_request_review, peer_review, branch_protection, protected_branch, mandatory_review
  mitigates tampering, elevation_of_privilege; nist SA-11; cwe 1242
  verify "a change by one person alone cannot reach the main branch, whoever that person is"
  verify "a push after the review asks for a new one"
  guidance "Protect the branch, ask for a second pair of eyes, and let owners of sensitive files agree to changes in them."
  cost medium
}
control code_analysis "Code is searched for weaknesses" {
  alias static_analysis, sast, dast, fuzzing, code_scanning, security_testing
  mitigates tampering, elevation_of_privilege; nist SA-11
  verify "a commit with a query built from text fails the build with its line"
  verify "a finding that somebody waved through carries a name and a reason"
  guidance "Run it on each change, start with few rules that are always right, and fail on new findings only."
  cost medium
}
control penetration_test "Somebody tried" {
  alias pentest, penetration_testing, red_team, bug_bounty, security_review
  mitigates elevation_of_privilege; nist CA-8
  verify "each finding has an owner and a date, and a second test shows it mended"
  verify "the testers reach what the scope calls most valuable, or write down where they were stopped"
  guidance "Yearly and before large changes, with the model at hand and accounts in each role."
  cost high
}
control code_signing "What runs is what was built" {
  alias signed_artifacts, artifact_signing, signed_releases, binary_signing, signed_updates, signature_of_packages, signed_firmware
  mitigates tampering; nist CM-14; cwe 494
  verify "an artifact changed by one byte is not started"
  verify "an artifact signed with a retired key is not started"
  guidance "Sign in the build with a key nobody can export, and check where it is started, not only where it is fetched."
  cost medium
}
control image_signing "Only signed images run" : code_signing {
  alias signed_images, cosign_signatures, admission_control, image_verification
  nist CM-14; cwe 494
  verify "an unsigned image does not start in production"
  verify "an image signed by another team's pipeline does not start in this namespace"
  guidance "Sign in the pipeline (cosign), refuse at admission what is not signed, and name the pipeline that may sign for each namespace."
  cost medium
}
control provenance "Known from which commit and builder it comes" {
  alias slsa, build_provenance, attestation, reproducible_builds
  mitigates tampering, repudiation; nist SR-4
  verify "for an artifact in production, its commit, builder and parameters are named by a signed statement"
  verify "an artifact without the statement, or by another builder, is not deployed"
  guidance "SLSA provenance from the build service itself, checked at admission."
  cost medium
}
control commit_signing "Commits are signed" {
  alias signed_commits
  mitigates spoofing, repudiation; nist CM-14
  verify "a commit under somebody else's name without that one's key is refused"
  verify "a key withdrawn yesterday signs nothing today"
  guidance "Keys in hardware or with the identity provider, and a rule on the branch that refuses what is not signed."
  cost low
}
control isolated_builds "Every build has a machine of its own" {
  alias ephemeral_runners, build_isolation, isolated_runners, ephemeral_builds
  mitigates tampering, elevation_of_privilege; nist SC-39; cwe 653
  verify "a file left behind by one build is not seen by the next"
  verify "a build started by a stranger's change sees no secret"
  guidance "A fresh machine for each build, secrets only for protected branches, and no shared cache that a build can write to."
  cost medium
}
control integrity_check "Changes are noticed" {
  alias checksum, hash_check, file_integrity_monitoring, tamper_detection, integrity_protection, mac
  mitigates tampering; nist SI-7; cwe 353
  verify "a file changed by one byte is named within the agreed time"
  verify "a changed list of checksums is noticed as well"
  guidance "Keep the checksums, or the key behind them, where whoever can change the files cannot write."
  cost low
}
control secure_boot "Only signed software starts" {
  alias verified_boot, trusted_boot, measured_boot
  mitigates tampering, elevation_of_privilege; nist SI-7(15)
  verify "an image changed by one byte does not start"
  verify "an older, signed image with a known hole does not start either"
  guidance "Keys in fuses, each stage checks the next, and a counter against going back."
  cost high
}
control sandboxing "Runs in a cage" {
  alias sandbox, isolation, process_isolation, container_isolation, seccomp, gvisor, jail, firecracker, chroot
  mitigates elevation_of_privilege; asvs v5.0.0-15.2.5; nist SC-39; cwe 653
  verify "code that opens a connection to a neighbour gets none"
  verify "code that fills memory or disk is stopped, and the next run starts clean"
  guidance "No network, no secrets, a fresh file system, limits on time and memory; a virtual machine where the code is hostile."
  cost high
}
control non_root "Runs without special rights" {
  alias rootless, unprivileged, read_only_filesystem, dropped_capabilities
  mitigates elevation_of_privilege; nist AC-6; cwe 250
  verify "the program in the container has another user id than zero and cannot write to its own image"
  verify "a program that asks for a host mount is not started"
  guidance "Set user, read-only file system and dropped capabilities in the template, and refuse others at admission."
  cost low
}
control dedicated_server "Does nothing else" {
  alias dedicated_service, single_purpose, dedicated_instance
  mitigates elevation_of_privilege; nist SC-3; cwe 653
  verify "a scan of the host finds the ports of one service"
  verify "a login for another team's program on the host is refused"
  guidance "One purpose for each host or node pool where the secrets are; the scheduler keeps others away."
  cost medium
}
control memory_safety "No way to write past the end" {
  alias memory_safe_language, aslr, stack_protection, cfi
  mitigates elevation_of_privilege; asvs v5.0.0-1.4.1; nist SI-16
  verify "a fuzzer run of a day against the parser ends without a crash"
  verify "the shipped program is built with the hardening flags, and a check of the file shows it"
  guidance "A memory-safe language for what parses strangers' bytes; else sanitizers in tests, hardening flags in the build, and fuzzing."
  cost high
}
control change_management "Changes are planned and can be taken back" {
  alias change_control, rollback, staged_rollout, canary_release, change_approval
  mitigates tampering, denial_of_service; nist CM-5
  verify "a change that fails in the first tenth of users is taken back before the rest gets it"
  verify "each change in production leads back to who asked and who agreed"
  guidance "Small changes, rolled out in steps, with a way back that is used every week and not only in need."
  cost medium
}
control environment_separation "Test and production are apart" {
  alias separate_environments, no_production_data_in_test
  mitigates information_disclosure, tampering; nist CM-5
  verify "a login of the test system opens nothing in production"
  verify "a search for a real customer's name in the test system finds nobody"
  guidance "Accounts of their own, no shared secrets, made-up data, and no way from test to production but the pipeline."
  cost medium
}
control physical_security "Locked away" {
  alias locks, access_badges, physical_access_control, locked_rack, cctv
  mitigates tampering, elevation_of_privilege, denial_of_service; nist PE-3
  verify "a badge that was withdrawn opens no door"
  verify "a rack opened out of hours rings the guard and leaves a record"
  guidance "Zones with fewer people inside than outside, visitors with company, and a record that somebody reads."
  cost high
}
control tamper_resistance "Notices being opened" {
  alias tamper_protection, tamper_seal, anti_tamper, obfuscation, jailbreak_detection, root_detection
  mitigates tampering; nist SR-11
  verify "a device opened on the bench has forgotten its keys"
  verify "an app on a jailbroken phone starts without the sensitive part"
  guidance "Sensors that erase keys, seals that show, and for apps checks that raise the cost without being trusted alone."
  cost high
}
control debug_locked "No door for debugging" {
  alias disabled_debug_ports, no_debug_interfaces, jtag_disabled
  mitigates elevation_of_privilege; asvs v5.0.0-13.4.2; cwe 1191
  verify "the debug port of a shipped device answers nothing"
  verify "no page of production shows a stack or lists its routes to a stranger"
  guidance "Blow the fuse or lock the port in the last step of the line; switch debug routes off by the build, not by a flag."
  cost low
}
control remote_wipe "Lost devices are emptied" {
  alias mobile_device_management, mdm, device_lock, screen_lock
  mitigates information_disclosure; nist AC-11
  verify "a device reported lost shows nothing after its next contact"
  verify "a device that stays away for a week locks itself"
  guidance "Enrol every device before it gets data, ask for a lock and encryption, and wipe the work part only."
  cost low
}

// ---- people -----------------------------------------------------------------------------------------------------------------------------

control training "People know what to look for" {
  alias security_training, awareness, awareness_training, phishing_training
  mitigates spoofing; nist AT-2
  verify "in the next test mail fewer people type their password, and more report it"
  verify "somebody new gets through the course before the first production right"
  guidance "Short, with cases of this house, and praise for those who report."
  cost medium
}
control background_check "People are known" {
  alias vetting, screening
  mitigates elevation_of_privilege; nist PS-3
  verify "nobody with production rights lacks an entry in the register of checks"
  verify "an offer for a position with production rights waits for the check"
  guidance "Agree with works council and law what is asked, for which positions, and how long the answer is kept."
  cost medium
}
control insurance "Somebody else pays" {
  alias cyber_insurance
  mitigates denial_of_service; nist PM-9
  verify "the policy covers a case played through with the insurer"
  verify "the list of duties in the policy is checked yearly, and each has an owner"
  guidance "Read what it excludes, meet the duties it sets, and keep its number where incidents are handled."
  cost high
}
control contact_verification "Called back under a known number" {
  alias verified_callback, out_of_band_verification, out_of_band_confirmation
  mitigates spoofing; cwe 940
  verify "a request by mail to change an account is carried out only after a call to the number on file"
  verify "a number given in the same request is never the one called"
  guidance "Write the rule down, give the people at the desk the right to refuse, and keep the number where a request cannot change it."
  cost low
}
