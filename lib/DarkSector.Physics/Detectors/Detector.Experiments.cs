using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Detectors;

public sealed partial record Detector
{
    /// <summary>Belle II with the numbers given at each property; a fast simulation, not the experiment's.</summary>
    public static Detector BelleII { get; } = new();

    /// <summary>Belle, for its searches: the same crystals and solenoid, a vertex detector farther out, a smaller chamber, no single-photon trigger.</summary>
    /// <remarks>
    /// Momentum: sigma(pT)/pT = 0.19 % pT (+) 0.30 %/beta (A. Abashian et al., Nucl. Instrum. Meth. A 479, 117 (2002)). Impact parameters: 21.9 (+) 35.5 um for d0,
    /// 27.8 (+) 31.9 um for z0 (second vertex detector, Z. Natkaniec et al., Nucl. Instrum. Meth. A 560, 1 (2006); from memory, to be checked).
    /// Electrons: (92.4 +- 0.4) %, pions mistaken (0.25 +- 0.02) % (K. Hanagaki et al., hep-ex/0108044). Everything else here is assumed. Its collider: <see cref="Colliders.Collider.KEKB"/>.
    /// </remarks>
    public static Detector Belle { get; } = new()
    {
        Tracking = new Tracking
        {
            CurvatureResolution = 0.0019 / GeV,
            ScatteringResolution = 0.0030,
            DisplacedEfficiency = new((0, 1), (1, 0.96), (5, 0.78), (9, 0.6), (25, 0.35), (50, 0.15), (65, 0)),
            ImpactParameters = new ImpactParameterResolution
            {
                ConstantD0 = 21.9 * um, ScatteringD0 = 35.5 * um * GeV, ConstantZ0 = 27.8 * um, ScatteringZ0 = 31.9 * um * GeV,
                Displaced = new((2, 0), (8.8, 150 * um), (11, 600 * um), (80, 1.5 * mm)),
            },
        },
        Vertexing = new Vertexing
        {
            Resolution = new((0, 120 * um), (2, 130 * um), (8.8, 400 * um), (11, 1.5 * mm), (80, 4 * mm)),
            Efficiency = new((2, 0.93), (8.8, 0.85), (11, 0.75), (60, 0.5)),
        },
        ParticleIdentification = new ParticleIdentification
        {
            Electrons = new(Electron: 0.924, Muon: 0.001, Pion: 0.03, Kaon: 0.005),
            Pions = new(Electron: 0.0025, Muon: 0.03, Pion: 0.82, Kaon: 0.10),
            Kaons = new(Electron: 0.003, Muon: 0.02, Pion: 0.12, Kaon: 0.82),
        },
        BeamSpot = new BeamSpot { SigmaX = 100 * um, SigmaY = 2 * um, SigmaZ = 3.5 * mm },
        Material = new Material
        {
            Inner = [new(1.5 * cm, 0.006), new(2.0 * cm, 0.007), new(4.35 * cm, 0.007), new(7.0 * cm, 0.007), new(8.8 * cm, 0.007)],
        },
        HasSinglePhotonTrigger = false,
    };
}
