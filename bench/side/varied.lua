-- Pages of 81 to 120 tags in five orders, no page twice; half of the calls request the same page of 100 tags if SAME is given.
--   wrk … --script varied.lua URL -- PATH TAGS FIRST [SAME]
-- FIRST is the number of pages that earlier runs have requested.
local STRIDE = 15485863
local ORDERS = {
  "", "&order_column=updated_at&order_type=asc", "&order_column=updated_at&order_type=desc",
  "&order_column=tag&order_type=asc", "&order_column=tag&order_type=desc",
}
local path, pages, n, same

function init(args)
  path, pages, n = args[1], 40 * 5 * (tonumber(args[2]) - 120), tonumber(args[3])
  same = args[4] and wrk.format("GET", path .. "?limit=100&offset=0")
end

function request()
  n = n + 1
  if same and n % 2 == 0 then
    return same
  end
  local page = n * STRIDE % pages
  local order = ORDERS[math.floor(page / 40) % 5 + 1]
  return wrk.format("GET", path .. "?limit=" .. 81 + page % 40 .. "&offset=" .. math.floor(page / 200) .. order)
end
