### Sentences for authors of plugins.

plugin-begun =
    A project to start from is in { $folder }.
      Build it:                 dti plugin build { $folder }
      Run its cases:            dti plugin test { $folder }
      Check laws and limits:    dti plugin check { $folder }
plugin-name-standard = a standard plugin is called so already
plugin-name-other = choose another name
plugin-name-unfit = this is not a name for a plugin
plugin-name-fit = use lower-case letters, digits and hyphens only, such as tien-do
plugin-elsewhere = name another folder with --out
plugin-tool-failed = what the tool said is above; without a connection, see “Without a connection” in the SDK's README
plugin-built =
    { $file } is written: { $kilobytes } kB, imports nothing, compiled in { $seconds } s.
    { $name } { $version } · { $contract }
