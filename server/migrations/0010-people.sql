-- The open shops of a city, and how many each city has.
create index shops_of_city on shops (city, id desc) where state = 'open';
