using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Four complex numbers side by side, one for each state of a fermion line: one instruction works on all of them.</summary>
/// <remarks>Multiplied and added without fused operations, so that the numbers do not depend on the processor.</remarks>
internal readonly struct ComplexLanes(Vector256<double> real, Vector256<double> imaginary)
{
    private readonly Vector256<double> _real = real;
    private readonly Vector256<double> _imaginary = imaginary;

    public ComplexLanes(Complex a, Complex b, Complex c, Complex d)
        : this(Vector256.Create(a.Real, b.Real, c.Real, d.Real), Vector256.Create(a.Imaginary, b.Imaginary, c.Imaginary, d.Imaginary))
    {
    }

    /// <summary>The number of one state.</summary>
    public Complex this[int state] => new(_real.GetElement(state), _imaginary.GetElement(state));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes operator +(in ComplexLanes a, in ComplexLanes b) => new(a._real + b._real, a._imaginary + b._imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes operator -(in ComplexLanes a, in ComplexLanes b) => new(a._real - b._real, a._imaginary - b._imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes operator *(double a, in ComplexLanes b) => new(a * b._real, a * b._imaginary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes operator *(in Complex a, in ComplexLanes b) => Product(Vector256.Create(a.Real), Vector256.Create(a.Imaginary), b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ComplexLanes operator *(in ComplexLanes a, in ComplexLanes b) => Product(a._real, a._imaginary, b);

    /// <summary>All numbers times the one that another line has in a state.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ComplexLanes Times(in ComplexLanes other, int state) =>
        Product(Vector256.Create(other._real.GetElement(state)), Vector256.Create(other._imaginary.GetElement(state)), this);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ComplexLanes Product(Vector256<double> real, Vector256<double> imaginary, in ComplexLanes b) =>
        new(real * b._real - imaginary * b._imaginary, real * b._imaginary + imaginary * b._real);
}
