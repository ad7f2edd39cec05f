-- Accounts, sessions and proofs. The columns are those that better-auth names, hence camelCase.

create table auth_users (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "phoneNumber" text unique,
  "phoneNumberVerified" boolean,
  "twoFactorEnabled" boolean default false
);

create table auth_sessions (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth_users (id) on delete cascade,
  -- When this session last proved a second factor; money asks for a recent one.
  "twoFactorAt" timestamptz
);
create index auth_sessions_of_user on auth_sessions ("userId");

create table auth_accounts (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth_users (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index auth_accounts_of_user on auth_accounts ("userId");

create table auth_verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index auth_verifications_by_identifier on auth_verifications (identifier);

create table auth_passkeys (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references auth_users (id) on delete cascade,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz,
  aaguid text
);
create index auth_passkeys_of_user on auth_passkeys ("userId");
create index auth_passkeys_by_credential on auth_passkeys ("credentialID");

create table auth_two_factors (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth_users (id) on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index auth_two_factors_of_user on auth_two_factors ("userId");

-- How many sign-in codes an address or phone was sent lately: a code survives few guesses, so few codes mean few guesses.
create table auth_code_sends (
  recipient text not null,
  at timestamptz not null
);
create index auth_code_sends_by_recipient on auth_code_sends (recipient, at);
