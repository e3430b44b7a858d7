using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNet.Testing;

/// <summary>
/// Operations on vectors of 256 bits that NativeAOT does on two halves, which it parts before and joins behind, when it
/// compiles for processors without AVX2: all that <c>Vector256</c> has, save what is named here.
/// </summary>
/// <remarks>What is whole was read from the disassembly of each for <c>IlcInstructionSet=avx</c>, by the compiler of .NET 10.</remarks>
public sealed partial class HalvedOperations
{
    private static readonly HashSet<string> Whole =
    [
        // A bitwise instruction of AVX, or three; a choice by a comparison is a blend.
        WellKnownMemberNames.UnaryNegationOperatorName, WellKnownMemberNames.BitwiseAndOperatorName, WellKnownMemberNames.BitwiseOrOperatorName, "AndNot", "ConditionalSelect",
        "Sqrt",
        // Constants, a number in the first lane, a half, the same bits.
        "Zero", "One", "CreateScalar", "ToScalar", "GetLower", "GetUpper", "As", "AsSingle", "AsDouble", "AsInt32", "AsInt64",
        // What holds a vector, not an operation.
        "Count",
    ];

    // Methods that differ in numbers alone have the same operations; to bind each again would take most of the time.
    private readonly HashSet<string> _read = [];

    /// <summary>Those in the methods of a file, each behind the name of its method; methods like earlier ones are not read again.</summary>
    public IReadOnlyList<string> In(SemanticModel model) =>
    [
        .. from method in model.SyntaxTree.GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
           let text = method.ToString()
           where (text.Contains("Vector256", StringComparison.Ordinal) || text.Contains("Avx2", StringComparison.Ordinal)) && _read.Add(Number().Replace(text, "0"))
           from operation in model.GetOperation(method)?.Descendants() ?? []
           where Member(operation) is { ContainingType.Name: "Vector256" } member && !Whole.Contains(member.Name) && !IsConstant(operation)
           select $"{model.GetDeclaredSymbol(method)!.Name}: {operation.Syntax}",
    ];

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        ICompoundAssignmentOperation assignment => assignment.OperatorMethod,
        IInvocationOperation call => call.TargetMethod,
        IPropertyReferenceOperation reference => reference.Property,
        _ => null,
    };

    private static bool IsConstant(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "Create" } call && call.Arguments.All(argument => argument.Value.ConstantValue.HasValue);

    [GeneratedRegex(@"_[0-9a-f]{8}\b|[0-9]+")]
    private static partial Regex Number();
}
