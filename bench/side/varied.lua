-- Pages of about 100 tags at random offsets in random orders; hardly any is requested twice.
--   wrk … --script varied.lua URL -- PATH TAGS SHARE
-- SHARE is the part of the calls, from 0 to 1, that request the same page of 100 tags instead.
local orders = {
  "",
  "&order_column=updated_at&order_type=asc",
  "&order_column=updated_at&order_type=desc",
  "&order_column=tag&order_type=asc",
  "&order_column=tag&order_type=desc",
}
local path, tags, share, same

function init(args)
  path, tags, share = args[1], tonumber(args[2]), tonumber(args[3])
  same = wrk.format("GET", path .. "?limit=100&offset=0")
  math.randomseed(os.time())
end

function request()
  if math.random() < share then
    return same
  end
  local limit = math.random(96, 104)
  local query = "?limit=" .. limit .. "&offset=" .. math.random(0, tags - limit) .. orders[math.random(#orders)]
  return wrk.format("GET", path .. query)
end
