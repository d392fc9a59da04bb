// Selected events of e+e- -> A' h' in the plane of squared recoil and dimuon mass, with elliptical windows, as in Phys. Rev. Lett. 130, 071804 (2023).
//     darksector reproduce dark-higgsstrahlung/plane [--seed N] [--events N] [--output DIR]
#load "../../lib/load.csx"

using System;
using System.IO;
using System.Linq;
using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Provenance;
using DarkSector.Notebook.Searches;
using DarkSector.Numerics.Random;
using DarkSector.Physics.Searches;

var options = RunOptions.Parse(Args);
var events = options.EventsOr(100_000);
var output = options.Output ?? "out/dark-higgsstrahlung/plane";
Directory.CreateDirectory(output);

var rng = RandomStream.FromSeed(options.Seed);
var search = new DarkHiggsInvisible();
var selected = search.Backgrounds(events, rng["backgrounds"]).Select(DarkHiggsInvisible.Selection.Apply).ToArray();
var windows = new DarkHiggsWindows(search, new DarkHiggsSignalGrid(search, Math.Clamp(events / 50, 200, 2_000), rng["signal grid"]));
(double DarkPhoton, double Higgs)[] points = [(5, 1), (7, 1.5), (9, 1)];

DarkHiggsFigures.Plane(search, selected, [.. points.Select(at => windows.Windows[windows.NearestIndex(at.DarkPhoton, at.Higgs)].Ellipse)]).Save(Path.Combine(output, "plane.svg"));
