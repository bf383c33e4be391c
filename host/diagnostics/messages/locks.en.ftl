### What `dti plugin lock`, `update` and `verify` print.

locks-plugin-standard = { $name } { $version } · { $digest }… · comes with the program
locks-plugin-signed = { $name } { $version } · { $digest }… · { $source } · signed by { $signer }
locks-plugin-unsigned = { $name } { $version } · { $digest }… · { $source } · not signed
locks-locked = Plugins that the set is locked to: { $count }, written to { $file }.
locks-verified = All { $count } plugins are those that the set is locked to.
locks-added = `{ $name }` is locked now: { $version }, { $digest }
locks-updated =
    `{ $name }` is accepted.
      until now: { $old-version }, { $old-digest }
      from now:  { $version }, { $digest }
locks-unchanged = `{ $name }` stays as it was: { $version }, { $digest }
