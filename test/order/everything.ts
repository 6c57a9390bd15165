/** A project that says a little of everything, several things more than once: what the examples may leave out. */
export const everything: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  platform: {
    'platform/p.tm': `model platform
boundary cluster "Cluster" { trust high; provides network_policy, backup; requires encryption on entry
  component mesh : envoy
  component vault : secret_manager { stores root_key }
}
data root_key : credential
flow handing from mesh -> vault { returns root_key; encrypted yes }
`,
  },
  shop: {
    'shop/a.tm': `/// Says a little of everything.
model shop "Everything" {
  uses stride, webhook, auth, microservices, "../packs/house"
  owner "@shop"
  assumes "clocks agree"
  assumes "staff is vetted" because "contract" until 2028-01-01
  asks "who runs the printer?"
}
import cluster, mesh, vault from "../platform"

kind shelf "Shelf" : relational_store, sensitive_thing_store { alias rack, cupboard }
kind sensitive_thing_store "Store of what matters" : store
kind shop_call "Call in the shop" : https
control two_keys "Two keys" : authorization { alias four_eyes; mitigates tampering, elevation_of_privilege; verify "one key opens nothing"; verify "two keys do" }
control sealed "A seal" : encryption_at_rest { mitigates information_disclosure; verify "a broken seal is seen" }

data card : payment_card { kept for 30d }
data order : pii, financial { derived from card by token, copy; separate per tenant }
data note : internal
data secret_key : credential { rotates after 30d; separate per vendor }

boundary internet : internet_zone
boundary hall "Hall" { trust medium; requires authentication, encryption on entry
  provides rate_limit except back { code "hall/limits.yaml"; code "hall/more.yaml" }
  every store { implements encryption_at_rest; machine virtual }
  every service { implements audit_log because "house rule" }
  boundary vaulted "Vault" { trust high
    every store { implements sealed { code "seal.tf" }; lacks backup because "not yet" until 2027-05-01 }
    every shelf { machine physical }
    requires authorization on entry
    component shelf_a : shelf { stores order, card for 30d; stores order for 20d }
  }
  component front "Front" : service {
    renamed from facade, face
    reachable from internet
    holds secret_key from vault
    implements hmac_signature { code "a.ts"; test "one" }
    implements hmac_signature { code "b.ts"; test "two" }
    implements tls, mutual_tls for ordering
    plans replay_window by 2027-02-01
    tagged "b", "a"
  }
  component back "Back" : worker { lacks rate_limit because "inside"; asks "how many?" because "load"; excluded because "moves out" until 2027-09-01 }
  component events : sqs { stores note for 4d }
}
component shelf_b : rack in vaulted { stores note, order; multi_tenant yes }
component helper : service in hall { provides input_validation to back, front; stores nothing }
component cash : service, web_app in cluster
actor buyer : customer in internet { wants card, order }
actor thief : attacker in internet { wants card because "money"; wants order }
actor clerk : employee in hall { holds secret_key }

flow ordering "Ordering" : webhook from buyer, clerk -> front -> back, cash {
  carries order, card because "all at once"
  returns note
  authenticated by hmac_signature with secret_key as buyer
  hop front -> back : http { encrypted no because "one machine" until 2027-06-30; carries note }
  hop clerk -> front { authenticated by mfa as clerk }
}
flow queued from front -> events -> back { carries note; carries order; encrypted yes }
flow rows from back -> shelf_a, shelf_b { carries order; returns order, note; encrypted unknown }
flow pulling : shop_call from helper -> front { carries nothing; opened by front }
flow lookup from back -> mesh { returns note }

extend front { carries_note_free_text_is_no_attribute no }
`.replace(
      '\nextend front { carries_note_free_text_is_no_attribute no }\n',
      '\nextend front { code "front/**"; tagged "c" }\nextend ordering { tagged "x"; carries secret_key }\n',
    ),
    'shop/b.tm': `model shop
feature buying "Buying" { tier critical; includes ordering, queued, front; owner "@a"; due 2027-03-01 }
feature keeping "Keeping" { tier standard; includes rows, queued, shelf_b; owner "@b" }
threat slipped "A slip" : tampering, repudiation on front, ordering { severity high; requires audit_log, two_keys }
threat lost_note "A lost note" : information_disclosure on note { severity low }
decision accept slipped on front { reason tolerable; because "seen"; owner "@a"; until 2027-04-01; ticket "A-1" }
decision defer lost_note on note { reason planned; owner "@a"; until 2027-04-01 }
decision fix stride.excessive_rights, stride.single_point on every worker in hall { reason planned; owner "@b"; until 2027-05-01 }
adjust stride.single_point { severity low; reason tolerable; owner "@a"; until 2027-12-31 }
adjust house.tidy { off; reason tolerable; owner "@a"; until 2027-12-31 }
adjust setting longest_token { value 2h; reason tolerable; owner "@a"; until 2027-12-31 }
adjust table damage_of { archive minor; operational minor; reason low_impact; owner "@a"; until 2027-12-31 }
every decision { owner "@house"; ticket "HOUSE" }
every flow { tagged "f" }
every component { machine container; tagged "all" }
every relational_store { tagged "rows" }
`,
  },
  house: {
    'packs/house/h.tm': `pack house "House rules"
choice mood "Mood" : calm, busy
scale mess "Mess" : none_at_all < some < much
kind desk "Desk" : service { alias counter; attribute tidy_state "how tidy is {it}?" : mess; attribute busy_with "with what?" : data { many }; tidy_state some }
extend kind service { attribute moody "in which mood is {it}?" : mood }
control broom "A broom" { fits component; alias sweeper; mitigates denial_of_service; verify "it sweeps"; verify "it stands in the corner" }
fact messy "is messy" : component { where it is desk and it.tidy_state > none_at_all }
rule tidy "Somebody falls" : denial_of_service {
  for component c : desk
  where c is messy
  require broom on c
  because "{c} is messy"
  violates { component d : desk }
  passes when d implements broom
}
rule dusty "Dust" : denial_of_service, tampering {
  for component c : store
  require broom on c
  because "{c} gathers dust"
  violates { component d : postgres }
  passes when d implements broom
}
`,
  },
};
