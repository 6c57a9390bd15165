/// How an intruder gets in, and what ATT&CK calls it. The first of these that is so of the first connection of a way tells its technique.
pack prelude

/// Each word is a fact about a connection, below; the first that holds counts.
choice way_in "How an intruder gets in" : guessed_login, held_credential, forged_artifact, deceiving_mail, remote_access, public_service,
  trusted_partner, misused_account, taken_service

table technique_of "What ATT&CK calls a way in" : catalogue from way_in {
  guessed_login   T1110
  held_credential T1078
  forged_artifact T1195
  deceiving_mail  T1566
  remote_access   T1133
  public_service  T1190
  trusted_partner T1199
  misused_account T1078
  taken_service   T1210
}

fact guessed_login "is a login that strangers may try as often as they like" : hop {
  where it.from is untrusted and it.flow is login and no component on it.flow where (it implements any of throttled_login, mfa, passkey)
}
fact held_credential "comes from somebody who holds a credential for it" : hop { where it.from is untrusted and it.from holds any credential }
fact forged_artifact "brings what others built" : hop { where it.from is artifact_registry }
fact deceiving_mail "brings mail to people" : hop { where it is smtp and it.to is person }
fact remote_access "leads strangers onto a machine" : hop { where it.from is untrusted and it is any of ssh, rdp, vpn }
fact public_service "is open to strangers" : hop { where it.from is untrusted and it is on_the_wire and it.to is component }
fact trusted_partner "comes from a company that is trusted" : hop { where it.from.trust = partner }
fact misused_account "comes from somebody whom we let in" : hop { where it.from is person and it.from is not untrusted }
fact taken_service "comes from a program of ours" : hop { where it.from is process and it.from is not untrusted and it is on_the_wire }
