// Writes the hashes of the files in this folder into its manifest, after a change that is meant:
//     darksector run datasets/update-manifest.csx
// Run it where the folder `datasets` is. A new file first gets an entry in manifest.json, with source, date and licence.
#load "../lib/load.csx"

using System;
using DarkSector.Physics.Datasets;

var changed = DataSets.UpdateManifest("datasets");
Console.WriteLine(changed.Count == 0 ? "Nothing has changed." : $"New hashes: {string.Join(", ", changed)}. Build the library: it carries these files.");
