/// What the team decided on 2026-11-12, with the names of those who did.
model shop

decision defer friendly_refund on refunding {
  reason planned
  because "the second name ships with the new desk"
  owner "@acme/service"
  until 2027-02-28
  ticket "DESK-231"
}

decision accept guessed_voucher on vouchers {
  reason low_exploitability
  because "a voucher is worth ten euros at most, and fraud scoring stops many orders from one device"
  owner "@acme/checkout"
  until 2027-04-30
}

decision fix webhook.forged_delivery on tracked {
  reason planned
  because "the carrier signs from January"
  owner "@acme/logistics"
  until 2027-01-31
  ticket "SHIP-77"
}

adjust stride.single_point {
  severity low
  reason tolerable
  because "the shop may stand still for an hour; nobody is hurt"
  owner "@acme/shop"
  until 2027-12-31
}
