model shop

data parcel_status "Parcel status" : event, internal

boundary depot "Warehouse on site" : on_premises_network {
  trust medium
  actor packer "Packer" : employee
  component scanners "Handheld scanners" : barcode_scanner
}

component warehouse   "Warehouse"     : service in shop_account { implements least_privilege, schema_validation }
component shipping    "Shipping"      : worker  in shop_account { holds carrier_secret in memory from vault }
component tracking    "Tracking"      : webhook_receiver in shop_account {
  implements schema_validation, idempotency
  plans hmac_signature, replay_window by 2027-01-31
}
component stock_db    "Stock"         : postgres in stores { stores stock_level }
component label_files "Parcel labels" : s3       in stores { stores parcel_label for 90d }

flow picking "Picking" : https from packer -> scanners -> warehouse {
  carries stock_level
  returns purchase
  authenticated by pin_code as packer
}
flow stock_rows from warehouse -> stock_db { carries stock_level; returns stock_level; encrypted yes }
flow packing : grpc from warehouse -> shipping { carries purchase }
flow labelling : https from shipping -> carrier {
  carries parcel_label
  authenticated by api_key with carrier_secret as shipping
}
flow label_store from shipping -> label_files { carries parcel_label; encrypted yes }

/// The carrier says where a parcel is. It signs nothing yet.
flow tracked "Tracking update" : webhook, https from carrier -> edge -> tracking {
  carries parcel_status
  authenticated no
}
flow status_rows from tracking -> order_db { carries parcel_status; encrypted yes }

feature fulfilment "Picking, packing, shipping" {
  tier standard
  includes picking, packing, labelling, tracked
  owner "@acme/logistics"
  due 2027-04-30
}
