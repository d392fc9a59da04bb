// What a foreign C# host (dotnet-script, .NET Interactive) needs in order to use the library; build first:
//     dotnet build -c Release
// The host of this project has all of it loaded already and treats these lines as done.
// `using` directives do not flow out of a loaded file: each page and script has its own.
#r "../artifacts/bin/DarkSector.Notebook/release/DarkSector.Numerics.dll"
#r "../artifacts/bin/DarkSector.Notebook/release/DarkSector.Statistics.dll"
#r "../artifacts/bin/DarkSector.Notebook/release/DarkSector.Physics.dll"
#r "../artifacts/bin/DarkSector.Notebook/release/DarkSector.Notebook.dll"
#r "../artifacts/bin/DarkSector.Notebook/release/MathNet.Numerics.dll"
