-- Whoever runs the installation must know which networks there are, to check and back up each; not what they hold.
create policy of_owner on network for select using (current_user <> 'maillage_app');

-- Somebody who belongs to several networks reads their names, to switch between them.
create policy of_member on network for select using (
  exists (
    select from role_grant
    where role_grant.network_id = network.id and role_grant.account_id = current_account()
  )
);
