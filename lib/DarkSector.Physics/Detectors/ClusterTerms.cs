namespace DarkSector.Physics.Detectors;

/// <summary>A resolution against energy: a/E + b/E^(1/2) + c/E^(1/4) + d, constant below the lowest energy (E in GeV).</summary>
internal readonly record struct ClusterTerms(double A, double B, double C, double D, double LowestEnergy = 0.022)
{
    /// <summary>The resolution at an energy [GeV].</summary>
    public double At(double energy)
    {
        var e = energy > LowestEnergy ? energy : LowestEnergy;
        var root = Math.Sqrt(e);
        return A / e + B / root + C / Math.Sqrt(root) + D;
    }

    // Energy in percent, angles in mrad; rows: region, columns: background level.
    // basf2, ecl/modules/eclCovarianceMatrix, the parametrisation of 2016-2018 for single photons in the simulation.
    internal static readonly ClusterTerms[,] Energy =
    {
        { new(-0.0912379, 1.91849, -2.82169, 3.03119), new(-0.0725928, 3.4685, -5.44127, 4.12045), new(-0.239931, 6.94958, -10.4085, 5.92412) },
        { new(-0.0473491, 1.02015, -0.705164, 1.77086), new(0.0469588, 1.81959, -2.13666, 2.37568), new(-0.267069, 7.6176, -11.0341, 5.9203) },
        { new(-0.106729, 2.38163, -4.11299, 4.14056), new(-0.204362, 6.43, -10.8673, 7.04059), new(-0.316245, 11.5211, -18.3626, 9.89422) },
    };

    internal static readonly ClusterTerms[,] Theta =
    {
        { new(-0.110397, 0.753603, 2.63652, -0.606703, 0.0289609), new(-0.207278, 2.68616, -0.905487, 0.961485, 0.0274562), new(-0.160921, 2.35311, -0.107975, 0.565367) },
        { new(-0.221073, 2.19876, 1.50833, 0.359609, 0.0309077), new(-0.126603, 1.81898, 1.85132, 0.300728), new(-0.316561, 4.94686, -3.12199, 2.30275) },
        { new(-0.295827, 3.37748, -0.284446, 1.48098, 0.0318079), new(-0.252479, 4.18833, -2.04822, 2.38486), new(-0.420215, 7.08904, -5.88269, 3.61643) },
    };

    internal static readonly ClusterTerms[,] Phi =
    {
        { new(-0.35934, 2.01807, 7.26313, -1.93438, 0.0391279), new(-0.178258, 1.39155, 6.97462, -1.2795), new(-0.344617, 3.80823, 4.08729, -0.464714, 0.0224565) },
        { new(-0.21842, 0.648976, 7.1901, -3.10025, 0.0381178), new(-0.141507, 0.488293, 7.30055, -3.13591, 0.022237), new(-0.323752, 3.60933, 2.48526, -1.25493, 0.024905) },
        { new(-0.0534441, -1.72466, 12.8625, -4.21203), new(0.0869293, -1.93352, 12.8105, -4.03756), new(-0.439611, 5.74196, 1.76693, -0.0407866) },
    };
}
